import { expect, it } from 'vitest';
import { defaultPolicy } from '../../../server/src/core/index.js';
import { resolveCaller, type Credentials } from '../../../server/src/core/identity/index.js';

/** Credentials that write down what is asked for. */
function asking(given: Credentials): { readonly asked: string[]; readonly credentials: Credentials } {
  const asked: string[] = [];
  const credentials = new Proxy(given, {
    get: (target, key: keyof Credentials) => {
      asked.push(key);
      return target[key];
    },
  });
  return { asked, credentials };
}

it('git is not asked who somebody is who says so, where the policy knows nobody by e-mail', () => {
  const { asked, credentials } = asking({ environment: 'WORK@ada', configured: 'CMD', email: 'ada@example.org' });
  expect(resolveCaller(defaultPolicy, credentials)).toMatchObject({ text: 'WORK@ada' });
  expect(asked).toEqual(['as', 'environment']);
});
