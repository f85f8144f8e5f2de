import { render } from 'preact';
import { App } from './app.js';
import type { WebviewApi } from './host.js';
import './board.css';

/** Given by VS Code to the page of a webview; once. */
declare function acquireVsCodeApi(): WebviewApi;

const place = document.getElementById('board');
if (place !== null) render(<App api={acquireVsCodeApi()} />, place);
