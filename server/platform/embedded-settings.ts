/** Settings of the embedded server, for a small machine that also runs Gendan; larger ones use a server of their own. ALTER SYSTEM cannot change these. */
export const serverSettings: Readonly<Record<string, string | number>> = {
  // An acknowledged write survives kill -9 and a power cut (synchronous_commit is on by default; a test run may turn it off).
  fsync: "on",
  full_page_writes: "on",

  max_connections: 100,
  shared_buffers: "256MB",
  // Two cores serve callers rather than one report, and parallel hash joins overflow the 64 MB /dev/shm of containers.
  max_parallel_workers_per_gather: 0,
  random_page_cost: 1.1,

  // Fewer full-page writes than with the 5 min default, and still seconds of recovery.
  checkpoint_timeout: "10min",
  max_wal_size: "1GB",
  wal_compression: "on",

  timezone: "UTC",
  log_timezone: "UTC",
  log_destination: "stderr",
  logging_collector: "off",
  // Values of rows are personal data: they stay out of the log file.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};
