ALTER TABLE cycle ADD COLUMN reflected INTEGER NOT NULL DEFAULT 0;

-- Until now each was written when its cycle ended, or never.
UPDATE cycle SET reflected = 1;

CREATE INDEX cycle_unreflected ON cycle (service, started, id) WHERE reflected = 0;

ALTER TABLE feedback ADD COLUMN service TEXT;

CREATE INDEX feedback_by_service ON feedback (service, at) WHERE service IS NOT NULL;

CREATE INDEX effect_by_cycle ON effect (cycle_id, number);
