// docs/rules: from the rules' own files. What is found in their examples is found by checking them.
import { loadCore } from './lib/core.mjs';
import { ruleIndex, rulePage } from './lib/ruleDocs.mjs';

export default async function rules() {
  const core = await loadCore();
  const messages = core.messagesFor('en');
  const pages = core.rules.map((/** @type {import('./lib/ruleDocs.mjs').Rule} */ rule) => {
    const said = core
      .checkFixture(rule.docs.bad, rule.docs.now)
      .filter((/** @type {{ code: string }} */ finding) => finding.code === rule.code)
      .map((/** @type {any} */ finding) => ({
        file: finding.file,
        line: finding.range.start.line + 1,
        severity: finding.severity,
        message: core.describe(finding, messages),
        fixes: finding.fixes.map((/** @type {any} */ fix) => core.fixTitle(fix.title, messages)),
      }));
    return { path: `docs/rules/${rule.code}.md`, content: rulePage(rule, said) };
  });
  return [{ path: 'docs/rules/README.md', content: ruleIndex(core.rules) }, ...pages];
}
