CREATE TABLE dialect_note (id VARCHAR PRIMARY KEY, text VARCHAR UNIQUE);
INSERT INTO dialect_note VALUES ('id', 'text');
SELECT pg_sleep(4);
