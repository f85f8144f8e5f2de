import type { LedgerTable, Records } from '../../model/index.js';
import { headerKey } from '../../policy/index.js';
import type { Placed } from '../../syntax/index.js';

/** What a view needs to have to be recognised as such. */
interface Viewed {
  readonly key: string;
  readonly source: { readonly dialect: 'table' | 'section' };
}

/**
 * The records that views list: tables that show the ledger as it is now, and sections. A table that tells what once
 * happened (it lists an id several times, or says when) is a log, and may say what is no longer so.
 */
export function viewsOf<R extends Viewed>(records: Records<string, R> | undefined): readonly Placed<R>[] {
  if (records === undefined || records.viewed.length === 0) return [];
  const tables = records.tables.filter(({ view }) => view).filter((table) => !isLog(table));
  const sections = records.viewed.filter(({ item }) => item.source.dialect === 'section');
  return [...tables.flatMap(({ rows }) => rows), ...sections];
}

function isLog<R extends Viewed>({ table, columns, rows }: LedgerTable<string, R>): boolean {
  const names = columns.unknown.map((cell) => headerKey(table.header.item.value(cell)));
  return names.some((name) => WHEN.test(name)) || new Set(rows.map(({ item }) => item.key)).size < rows.length;
}

/** Headers of the day or time at which something was so. */
const WHEN =
  /^(?:date|time|datetime|day|when|at|timestamp|ts|utc|(?:updated|changed|recorded|logged)(?:_(?:at|on|utc))?|日付|日時|時刻|更新日時?|変更日時?|記録日時?)$/;
