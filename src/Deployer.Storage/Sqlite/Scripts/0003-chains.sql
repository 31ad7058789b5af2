-- What a cycle sees to while it runs, what of the machine fails, and what mending has cost: the latter two as JSON.
ALTER TABLE service ADD COLUMN serving TEXT NOT NULL DEFAULT 'none';

ALTER TABLE service ADD COLUMN trouble TEXT;

ALTER TABLE service ADD COLUMN ledger TEXT;
