'use strict';
// The part of @vscode/spdlog that VS Code uses, in JavaScript: the native module needs a compiler.

const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #level = 2;
  #raw = false;
  #dropped = false;

  constructor(name, file) {
    this.name = name;
    this.file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }

  #write(level, message) {
    if (level < this.#level || this.#dropped) return;
    const line = this.#raw ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`;
    fs.appendFileSync(this.file, line);
  }

  trace(message) {
    this.#write(0, message);
  }
  debug(message) {
    this.#write(1, message);
  }
  info(message) {
    this.#write(2, message);
  }
  warn(message) {
    this.#write(3, message);
  }
  error(message) {
    this.#write(4, message);
  }
  critical(message) {
    this.#write(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#raw = false;
  }
  clearFormatters() {
    this.#raw = true;
  }
  flush() {}
  drop() {
    this.#dropped = true;
  }
}

const createLogger = async (name, file) => new Logger(name, file);
const nothing = () => {};

// Assigned one by one: VS Code imports these names, and Node finds the names of a CommonJS module by such lines only.
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.setGlobalLogger = nothing;
exports.shutdown = nothing;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
