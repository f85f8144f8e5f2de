/** Findings of the group `evidence`. Grammar: what is wrong; what is legal. */
export const evidence = {
  'evidence/missing': (p: { id: string; status: string; value: string }) =>
    `${the(p.id)} is ${p.status} without evidence${p.value === '' ? '' : ` ("${p.value}" is none)`}; name the record that shows the work: FOLDER/YYYY-MM/TASK-APPROVAL.diff.md`,
  'evidence/not-found': (p: { id: string; path: string; fault: 'missing' | 'no-file' | 'unreadable' }) =>
    `Evidence ${p.path} of approval ${p.id} ${NOT_FOUND[p.fault]}; name a file in this repository, and commit it`,
  'evidence/changed-after-decision': (p: { id: string; path: string; known: 'log' | 'cell' | 'base'; line: string }) =>
    `Evidence ${p.path} of approval ${p.id} is not what was approved: ${CHANGED[p.known]}${p.line === '' ? '' : ` (${p.line})`}; restore the file, or request a new approval for what it says now`,
  'evidence/name': (p: { id: string; path: string; expected: string }) =>
    `Evidence of approval ${p.id} is "${p.path}"; by convention it is ${p.expected}`,
  'evidence/is-ledger': (p: { id: string; path: string }) =>
    `Evidence of approval ${p.id} is the ledger ${p.path} itself, which changes and proves nothing; name a record of the work`,
  'evidence/contradicts-decision': (p: { id: string; status: string; said: string; place: string }) =>
    `Approval ${p.id} is ${p.status}, but its evidence says "${p.said}" (${p.place}); the record and the row must tell the same`,
  'evidence/placeholder': (p: { id: string; text: string; label: string; count: number; place: string }) =>
    `Evidence of approval ${p.id} still holds the placeholder "${p.text}"${p.label === '' ? '' : ` for ${p.label}`} (${p.place}${
      p.count > 1 ? `, and ${p.count - 1} more` : ''
    }); put the real value in before asking for a decision`,
  'evidence/names-other-row': (p: { id: string; path: string; others: string; sameTask: boolean }) =>
    `Evidence ${p.path} of approval ${p.id} names ${p.others}, but never ${p.id}${
      p.sameTask ? ' (it is about the same task)' : ''
    }; name the record that was made for ${p.id}`,
  'evidence/hash-format': (p: {
    id: string;
    text: string;
    fault: HashFault;
    digits: number;
    expected: number;
    place: string;
  }) => `Digest "${p.text}" ${where(p.id, p.place)} ${HASH_FORM[p.fault](p.digits, p.expected)}`,
  'evidence/hash-implausible': (p: { id: string; text: string; pattern: HashPattern; place: string }) =>
    `Digest "${p.text}" ${where(p.id, p.place)} ${PATTERN[p.pattern]}, which no hash function yields; compute it: sha256sum FILE`,
  'evidence/over-limit': (p: {
    id: string;
    path: string;
    lines: number;
    files: number;
    maxLines: number;
    maxFiles: number;
  }) =>
    `Evidence ${p.path} of approval ${p.id} changes ${count(p.lines, 'line')} in ${count(p.files, 'file')}; the policy allows ${[
      p.maxLines === 0 ? [] : count(p.maxLines, 'line'),
      p.maxFiles === 0 ? [] : count(p.maxFiles, 'file'),
    ]
      .flat()
      .join(' and ')}: split the change`,
  'evidence/touches-protected': (p: { id: string; file: string; count: number; kind: string; place: string }) =>
    `Evidence of approval ${p.id} changes the protected ${p.file} (${p.place}${
      p.count > 1 ? `, and ${p.count - 1} more` : ''
    }), but the row is a ${p.kind} approval; a protected file needs a change approval: orch request path:${p.file} --kind change`,
};

const NOT_FOUND = {
  missing: 'does not exist',
  'no-file': 'is no regular file inside the root',
  unreadable: 'cannot be read',
};

type HashFault = 'not-hex' | 'length' | 'cut';

const HASH_FORM: Readonly<Record<HashFault, (digits: number, expected: number) => string>> = {
  'not-hex': (_, expected) => `holds letters that are no hexadecimal digits; it must be ${expected} of 0-9 and a-f`,
  length: (digits, expected) => `has ${digits} hexadecimal digits; it must have ${expected}`,
  cut: (_, expected) => `is cut short, so nobody can check it; write all ${expected} hexadecimal digits`,
};

type HashPattern = 'counting' | 'repeating' | 'few-digits';

const PATTERN: Readonly<Record<HashPattern, string>> = {
  counting: 'counts up or down',
  repeating: 'repeats itself',
  'few-digits': 'is made of a few digits only',
};

function where(id: string, place: string): string {
  return place === '' ? `of approval ${id}` : `in the evidence of approval ${id} (${place})`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function the(id: string): string {
  return id === '' ? 'This approval' : `Approval ${id}`;
}

const CHANGED = {
  log: 'the audit log knows another digest of it',
  cell: 'its digest is not the one in the row',
  base: 'it was changed since the commit that has the decision',
};
