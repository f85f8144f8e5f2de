import { policyToInput } from '../../core/index.js';
import { loadWorkspace } from '../../node/workspace.js';
import { printYaml } from '../render/yaml.js';
import { EXIT, type Command } from '../types.js';

/** `orch policy --print`: the policy in force, complete, as the front matter that would set it. */
export const policy: Command = {
  name: 'policy',
  options: { print: { type: 'boolean' } },
  words: 0,
  async run({ root, io, json }) {
    const workspace = await loadWorkspace(root);
    const orch = policyToInput(workspace.policy);
    io.out(json ? `${JSON.stringify({ version: 1, policy: orch })}\n` : printYaml({ orch }));
    return EXIT.fine;
  },
};
