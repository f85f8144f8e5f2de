import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from './folders.js';

/** Neither settings nor hooks of whoever runs the tests count. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Mika',
  GIT_AUTHOR_EMAIL: 'mika@lantern.example',
  GIT_COMMITTER_NAME: 'Mika',
  GIT_COMMITTER_EMAIL: 'mika@lantern.example',
};

/** A throw-away folder, and git in it. */
export class Repository {
  /** When commits are made, as git reads a time; now, unless set. */
  time: string | undefined;

  constructor(readonly folder: string) {}

  /** A repository with these files committed on `main`. */
  static with(files: Readonly<Record<string, string>>): Repository {
    const repository = new Repository(folderWith(files));
    repository.init();
    return repository;
  }

  /** Makes a repository of the folder, with all that lies in it committed. */
  init(): void {
    this.git('init', '-q', '-b', 'main');
    this.commit('first');
  }

  git(...args: string[]): string {
    const { folder: cwd, time } = this;
    const env = { ...ENVIRONMENT, ...(time && { GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time }) };
    return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Commits everything; gives the name of the commit. */
  commit(message = 'more', ...more: string[]): string {
    this.git('add', '-A');
    this.git('commit', '-qm', message, ...more);
    return this.git('rev-parse', 'HEAD');
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  replace(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`not in ${path}: ${from}`);
    this.write(path, text.replace(from, to));
  }
}
