-- The whole schema as the scripts in Scripts/ leave it; a test proves that both agree.
-- Times are ISO-8601 in UTC with seven decimals, so that they sort as text. Enumerations are camelCase names.

CREATE TABLE schema_version (
  version INTEGER NOT NULL PRIMARY KEY,
  applied TEXT NOT NULL
) STRICT;

CREATE TABLE service (
  name TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  commit_id TEXT,
  since TEXT NOT NULL,
  waiting_for TEXT,
  fingerprint TEXT,
  failure_class TEXT NOT NULL,
  cause TEXT,
  fixer TEXT,
  last_green TEXT,
  inventory TEXT NOT NULL,
  released TEXT,
  released_key TEXT,
  release_due INTEGER NOT NULL,
  source_key TEXT,
  work_key TEXT,
  requested TEXT NOT NULL,
  suspended INTEGER NOT NULL,
  serving TEXT NOT NULL DEFAULT 'none',
  trouble TEXT,
  ledger TEXT
) STRICT;

CREATE TABLE work (
  service TEXT NOT NULL,
  key TEXT NOT NULL,
  green INTEGER NOT NULL,
  fingerprint TEXT,
  failure_class TEXT NOT NULL,
  cause TEXT,
  attempt_key TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (service, key)
) STRICT;

CREATE INDEX work_by_fingerprint ON work (service, fingerprint, last_seen) WHERE fingerprint IS NOT NULL;

CREATE TABLE cycle (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  trigger_kind TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT NOT NULL,
  fingerprint TEXT,
  failure_class TEXT NOT NULL,
  cause TEXT,
  fixer TEXT,
  fix_commit TEXT,
  fix_branch TEXT,
  summary TEXT,
  tests_run INTEGER NOT NULL,
  tests_passed INTEGER NOT NULL,
  log_file TEXT,
  reflected INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX cycle_by_start ON cycle (started, id);

CREATE INDEX cycle_by_service ON cycle (service, started, id);

CREATE INDEX cycle_unreflected ON cycle (service, started, id) WHERE reflected = 0;

CREATE TABLE step (
  number INTEGER NOT NULL PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  stage TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX step_by_cycle ON step (cycle_id, number);

CREATE TABLE attempt (
  number INTEGER NOT NULL PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
  fixer TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence TEXT NOT NULL,
  diff TEXT NOT NULL,
  seconds REAL NOT NULL
) STRICT;

CREATE INDEX attempt_by_cycle ON attempt (cycle_id, number);

-- Not bound to its cycle: what was done to the world stays known when cycles are pruned.
CREATE TABLE effect (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  cycle_id TEXT NOT NULL,
  service TEXT NOT NULL,
  kind TEXT NOT NULL,
  intent TEXT NOT NULL,
  outcome TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX effect_open ON effect (at, number) WHERE outcome IS NULL;

CREATE INDEX effect_by_cycle ON effect (cycle_id, number);

CREATE TABLE verified_tree (
  service TEXT NOT NULL,
  tree TEXT NOT NULL,
  fixer TEXT NOT NULL,
  evidence TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (service, tree)
) STRICT;

CREATE TABLE feedback (
  sha256 TEXT NOT NULL PRIMARY KEY,
  file TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  commit_id TEXT,
  at TEXT NOT NULL,
  service TEXT
) STRICT;

CREATE INDEX feedback_by_service ON feedback (service, at) WHERE service IS NOT NULL;

CREATE TABLE note (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE quarantined_test (
  service TEXT NOT NULL,
  test TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  expires TEXT NOT NULL,
  owner TEXT NOT NULL,
  evidence TEXT NOT NULL,
  file TEXT,
  content TEXT,
  failed INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  PRIMARY KEY (service, test)
) STRICT;

CREATE TABLE remembered_fix (
  id TEXT NOT NULL PRIMARY KEY,
  class TEXT NOT NULL,
  way TEXT NOT NULL,
  confidence TEXT NOT NULL,
  template TEXT NOT NULL
) STRICT;

CREATE INDEX remembered_fix_by_class ON remembered_fix (class);

CREATE TABLE fix_use (
  fix TEXT NOT NULL REFERENCES remembered_fix (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  family TEXT NOT NULL,
  exact TEXT NOT NULL,
  at TEXT NOT NULL,
  toolchain TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (fix, id)
) STRICT;

CREATE INDEX fix_use_by_id ON fix_use (id);
