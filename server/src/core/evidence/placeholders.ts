const JAPANESE =
  /^(?:未定|未記入|未入力|未計算|未確定|未取得|計算前|計算後|計算中|要記入|要入力|後日記入|後で記入|記入予定|追記予定|ここに記入)$/;
const ENGLISH =
  /^(?:tbd|tba|tbc|todo|fixme|xxx+|\?{2,}|to be (?:determined|filled(?: in)?|decided|added|announced)|fill (?:me )?in|placeholder|insert here)$/i;
const DATE = /^(?:\d{4}-(?:\d{2}|XX)-XX(?:T.{0,12})?|YYYY-(?:MM|\d{2})-DD(?:T.{0,12})?)$/;
/** What stands between brackets and still says that something is to come. */
const TO_COME =
  /未|計算|記入|入力|後で|後日|予定|ハッシュ|日時|日付|tbd|todo|placeholder|to be |fill|insert|xxx|yyyy|sha-?256|hash|digest|^date$|your[ _-]/i;
const TEMPLATE = /^(?:\{\{[^{}]*\}\}|<%[^%]*%>)$/;

/**
 * The placeholder that a value consists of (`未定`, `[計算前]`, `TBD`, `2025-01-XX`, `{{hash}}`), each side of an arrow
 * for itself; a remark in parentheses may follow. Undefined for prose that merely mentions one.
 */
export function placeholderIn(value: string): string | undefined {
  if (value.length > 80) return undefined;
  return value
    .split(/→|⇒|=>|->/)
    .map(plain)
    .find(isPlaceholder);
}

function plain(value: string): string {
  const text = value.replace(/^[\s*_~"']+|[\s*_~"'.。．]+$/g, '');
  const remark = text.search(/[（(]/);
  return remark > 0 && /[)）]$/.test(text) ? text.slice(0, remark).trimEnd() : text;
}

function isPlaceholder(text: string): boolean {
  if (text === '' || text.length > 60) return false;
  if (JAPANESE.test(text) || ENGLISH.test(text) || DATE.test(text) || TEMPLATE.test(text)) return true;
  const inner = /^\[([^[\]]*)\]$|^<([^<>/@:]*)>$|^［([^［］]*)］$|^【([^【】]*)】$|^〈([^〈〉]*)〉$/.exec(text);
  const said = inner?.slice(1).find(Boolean);
  return said !== undefined && !/[,、，]/.test(said) && TO_COME.test(said);
}

/** A hunk header whose numbers were never filled in: `@@ -XX,7 +XX,8 @@`. */
export function isPlaceholderHunk(line: string): boolean {
  return /^@@ -(?:X|\?|N\b|n\b|L\b|_)/.test(line);
}
