'use strict';
// Stands in for the native module, which needs a compiler: VS Code already polls its parent from JavaScript once a
// second, and the native thread only covers a blocked event loop.

exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
