/**
 * What dynoxide leaves undone with the records of its streams: it reads all of them, images and all, for the number of the
 * next one, and never forgets any (AWS does after 24 hours). Here they get an index, and those that every reader has
 * passed are forgotten every second. Its file takes a second writer: WAL.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Shelf } from './durable-store.ts';

/** How long the program of a stack that was killed may take to let go of the file. */
const patienceMs = 10_000;
const everyMs = 1_000;

export interface StreamTrimmer {
  stop(): void;
}

/** @param consumed up to where streams have been read: `<table>` → sequence number */
export function startStreamTrimmer(path: string, consumed: Shelf): StreamTrimmer {
  let database = existsSync(path) ? new DatabaseSync(path, { timeout: patienceMs }) : undefined;
  const trim = () => {
    database ??= existsSync(path) ? new DatabaseSync(path, { timeout: everyMs / 2 }) : undefined;
    try {
      if (database) trimStreams(database, consumed);
    } catch (error) {
      // While much is written the file may stay locked for longer than anybody waits here: the next second will do.
      if (!isLocked(error)) throw error;
    }
  };
  trim();
  const timer = setInterval(trim, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      database?.close();
    },
  };
}

/** https://www.sqlite.org/rescode.html#busy */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

/**
 * Each write asks for the newest number, which this answers by itself. Without it every record is read, images and all:
 * half of what dynoxide computed while the demo data were registered.
 */
export function indexStreamRecords(path: string): void {
  const database = new DatabaseSync(path, { timeout: patienceMs });
  try {
    database.exec(
      'create index if not exists folio_numbers on _stream_records (table_name, shard_id, sequence_number)',
    );
  } finally {
    database.close();
  }
}

/** The newest record stays: sequence numbers count on from it. */
function trimStreams(database: DatabaseSync, consumed: Shelf): void {
  // A stack that was killed in its first moments leaves a file without tables.
  if (!database.prepare("select 1 from sqlite_master where name = '_stream_records'").get()) return;
  const trim = database.prepare(
    `delete from _stream_records where table_name = :table and cast(sequence_number as integer) <= :consumed
     and id < (select max(id) from _stream_records where table_name = :table)`,
  );
  for (const [table, sequenceNumber] of consumed.entries()) trim.run({ table, consumed: Number(sequenceNumber) });
}
