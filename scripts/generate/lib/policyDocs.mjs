export function policyDocs(/** @type {any} */ schema) {
  return `# Policy\n\n${schema.description}\n`;
}
