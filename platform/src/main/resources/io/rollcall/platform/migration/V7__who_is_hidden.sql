-- The accounts of an organization that SCIM does not show, without reading those that it does.
CREATE INDEX membership_standing ON membership (organization_id, status, role, account_id);
