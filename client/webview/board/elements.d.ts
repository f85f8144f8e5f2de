// How the elements of @vscode-elements are written in JSX.
import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': HTMLAttributes<HTMLElement> & { secondary?: boolean; disabled?: boolean };
      'vscode-textfield': HTMLAttributes<HTMLElement> & {
        label?: string;
        placeholder?: string;
        value?: string;
        type?: string;
      };
      'vscode-single-select': HTMLAttributes<HTMLElement> & { label?: string; value?: string };
      'vscode-option': HTMLAttributes<HTMLElement> & { value?: string; selected?: boolean };
    }
  }
}
