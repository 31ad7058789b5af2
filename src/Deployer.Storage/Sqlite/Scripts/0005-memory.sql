-- Fixes that the gate has passed, abstracted from names and places, and the times that they were used.
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
