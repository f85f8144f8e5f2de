/** A style sheet that is bundled beside the script that imports it. */
declare module '*.css';
