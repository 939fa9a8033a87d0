-- What a directory does otherwise than its preset, where the preset leaves that open: `createOfCut=conflict groupModel=user-group`.
ALTER TABLE directory ADD COLUMN choices VARCHAR DEFAULT '' NOT NULL;
