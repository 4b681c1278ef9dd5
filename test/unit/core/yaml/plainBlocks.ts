/** Texts that are read quickly. */
export const plainBlocks = [
  'a: b\n', 'a: b', ' a: b\n c: d\n', '---\na: b\n', '--- # c\na: b\n', '# c\n\na: b # d\n# e\n', 'a:\n', 'a: \n', 'a:   # c\nb: 1\n', 'a:\n  b:\n    c: d\ne: f\n',
  '- a\n- b\n', '-\n- \n- # c\n- a\n', '- - a\n  - b\n-   - c\n', '- a: b\n  c: d\n-   e: f\n    g: h\n', '-\n  a: b\n', 'a:\n- b\n- c: d\n  e: f\ng: h\n', 'a:\n  - b\n  -\n    c: d\n',
  'a: "b: c # d"\nb: \'it\'\'s\'\n', "a: ''\nb: ''''\nc: \"\"\n", 'a: "q\\"\\\\n\\n\\t"\n', '"a b": c\n\'d\': e\n', 'true: 1\n8080: 0o17\n0644: x\n', 'nvidia.com/gpu: 1\n.dotfile: x\n_a-b.c: d\n',
  'a: http://b:80/c#d\n', 'a: --flag=b:c\n', 'a: -1\n', 'a: b  c   \n', 'a: $(X) ${Y}\n', 'a: é\ud83d\ude00 b\n',
  'a: []\nb: {}\nc: [ ]\n', 'a: [b, "c, d", \'e\', -1, f:g]\n', 'a: {b: c, "d": e, f: [g, {h: i}]} # j\n', '- [a]\n- {b: c}\n',
  'a: |\n  b\n   c\n\n  d\n\n\ne: f\n', 'a: |-\n  b: c # d\n', 'a: >\n  b\n  c\nd: e\n', 'a: >-\n  b\n', '- |\n  a\n- b\n', 'a: |\n\n  b\n', 'a: |\n  b\n # c\nd: e\n', 'a: |\n    b', 'a: |\n  \tb  \nc: d\n',
];
