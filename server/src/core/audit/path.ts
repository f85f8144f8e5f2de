/**
 * The file that a line belongs to: one per writer and month (UTC), so that no two clones ever write the same file.
 * @param folder `policy.paths.audit`
 * @param time UTC milliseconds, as in the line's `time`
 */
export function auditPath(folder: string, time: number, writer: string): string {
  return `${folder.replace(/\/+$/, '')}/${new Date(time).toISOString().slice(0, 7)}/${writer}.jsonl`;
}
