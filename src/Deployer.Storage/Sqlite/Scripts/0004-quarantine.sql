-- Tests that were proven flaky.
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
