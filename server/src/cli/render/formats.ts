import type { CommandContext } from '../types.js';
import { renderGithub } from './github.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import type { Report } from './report.js';
import { renderSarif } from './sarif.js';
import { renderText } from './text.js';

const RENDERERS = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  junit: renderJunit,
} satisfies Readonly<Record<string, Renderer>>;

type Renderer = (report: Report, context: CommandContext) => string;
type Format = keyof typeof RENDERERS;

/** What `orch check --format` takes. */
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** How a format prints a report. */
export function rendererOf(format: Format): Renderer {
  return RENDERERS[format];
}
