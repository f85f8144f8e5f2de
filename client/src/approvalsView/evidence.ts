import { l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type { ApprovalSummary, EvidenceSummary } from '../../../server/src/protocol.js';
import { choose } from '../moves/inputs.js';

/** Opens the file that an approval names as evidence beside what is open; asks which where there are several. */
export async function openEvidence({ id, evidence }: ApprovalSummary): Promise<Uri | undefined> {
  const one = await chooseEvidence(id, evidence);
  if (one?.uri === undefined) {
    if (evidence.every(({ uri }) => uri === undefined))
      void window.showInformationMessage(harmless(l10n.t('{0} names no evidence that could be opened.', id)));
    return undefined;
  }
  const uri = Uri.parse(one.uri);
  try {
    await workspace.fs.stat(uri);
  } catch {
    void window.showWarningMessage(
      harmless(l10n.t('{0} is not there: who asked for {1} has to add it.', one.text, id)),
    );
    return undefined;
  }
  await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: false });
  return uri;
}

async function chooseEvidence(id: string, evidence: readonly EvidenceSummary[]): Promise<EvidenceSummary | undefined> {
  const files = evidence.filter(({ uri }) => uri !== undefined);
  if (files.length < 2) return files[0];
  const items = files.map((one) => ({
    label: one.text,
    description: one.there === false ? l10n.t('not there') : '',
    one,
  }));
  return (await choose(l10n.t('Evidence of {0}', id), items, l10n.t('Which file?')))?.one;
}
