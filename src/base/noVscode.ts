// The tsconfig of every layer that must not know the editor maps the module `vscode` to this empty one.
export {};
