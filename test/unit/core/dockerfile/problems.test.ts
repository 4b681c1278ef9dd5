import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { mark, marked } from './marked.ts';

function problemsOf(text: string): readonly Finding[] {
  return parseDockerfile(text).problems;
}

/** Applies the first fix of the first finding. */
function fixed(text: string): string {
  const edits = problemsOf(text)[0]?.fixes?.()[0]?.edits ?? [];
  return [...edits].sort((a, b) => b.start - a.start).reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** Each source marks exactly the characters that the rule underlines, as an error. */
const errors: readonly (readonly [rule: string, source: string])[] = [
  ['unknown-instruction', 'FROM a\n«FOO» bar\n'],
  ['unknown-instruction', 'FROM a\n«docker build -t x .»\n'],
  ['unknown-instruction', 'FROM a\n«pip» install x\n'],
  ['unknown-instruction', 'FROM a\n«sudo docker build .»\n'],
  ['unknown-instruction', 'FROM a\n«$ kubectl apply -f x»\n'],
  ['unknown-instruction', 'FROM a\n«$ make» all\n'],
  ['unknown-instruction', 'FROM a\n«cd» /app\n'],
  ['unknown-instruction', '«```dockerfile»\nFROM a\n'],
  ['unknown-instruction', 'FROM a\nRUN«\u00a0»ls\n'],
  ['missing-from', '«ENV» A=b\nFROM a\n'],
  ['missing-argument', '«FROM»\n'],
  ['missing-argument', 'FROM a «AS»\n'],
  ['missing-argument', 'FROM a\n«WORKDIR»\n'],
  ['missing-argument', 'FROM a\nCOPY «a»\n'],
  ['missing-argument', 'FROM a\nCOPY --link «["a"]»\n'],
  ['missing-argument', 'FROM a\nENV «A»\n'],
  ['missing-argument', 'FROM a\nENV =«x»\n'],
  ['missing-argument', 'FROM a\nENV «=»\n'],
  ['missing-argument', 'FROM a\nHEALTHCHECK «CMD»\n'],
  ['missing-argument', 'FROM a\nHEALTHCHECK «curl» x\n'],
  ['extra-argument', 'FROM a «b»\n'],
  ['extra-argument', 'FROM a AS b «c d»\n'],
  ['extra-argument', 'FROM a\nENV A=b «c»\n'],
  ['extra-argument', 'FROM a\nHEALTHCHECK NONE «x y»\n'],
  ['invalid-stage-name', 'FROM a AS «1st»\n'],
  ['invalid-image', 'FROM «Python:3.12»\n'],
  ['invalid-image', 'FROM «python:3.12:slim»\n'],
  ['undeclared-argument', 'ARG OTHER\nFROM «${BASE}»\n'],
  ['undeclared-argument', 'ARG OTHER=a\nFROM «$OTHER:${TAG}»\n'],
  ['unterminated-heredoc', 'FROM a\nRUN cat «<<EOF» > /f\nx\n EOF\n'],
  ['invalid-heredoc', 'FROM a\nCOPY «<<» EOF /f\nx\nEOF\n'],
  ['invalid-heredoc', 'FROM a\nCOPY b «<<EOF»\nx\nEOF\n'],
  ['invalid-heredoc', 'FROM a\nADD «<<EOF»\nx\nEOF\n'],
  ['invalid-flag', 'FROM a\nCOPY «--form»=b c d\n'],
  ['invalid-flag', 'FROM a\nWORKDIR «--parents» /a\n'],
  ['invalid-flag', 'FROM a\nCOPY «--from» b c d\n'],
  ['invalid-flag', 'FROM a\nCOPY --link=«maybe» c d\n'],
  ['invalid-flag', 'FROM a\nCOPY --from=b «--from=c» d e\n'],
  ['invalid-mount', 'FROM a\nRUN --mount=type=cache,«targt»=/x ls\n'],
  ['invalid-mount', 'FROM a\nRUN --mount=«type»=chache,target=/x ls\n'],
  ['exec-form', 'FROM a\nCMD «["a", 1]»\n'],
  ['exec-form', 'FROM a\nSHELL «/bin/bash -c»\n'],
  ['array-not-json', "FROM a\nRUN «['ls', '-l']»\n"],
  ['invalid-trigger', 'FROM a\nONBUILD «FROM» b\n'],
  ['stage-order', 'FROM a AS first\nCOPY --from=«late» b c\nFROM d AS late\nFROM first\nCOPY --from=late x y\n'],
  ['stage-order', 'FROM a AS one\nCOPY --from=«one» b c\n'],
  ['unknown-stage', 'FROM a\nCOPY --from=«3» b c\n'],
  ['variable-in-from', 'FROM a\nCOPY --from=«$IMAGE» b c\n'],
  ['unreadable-word', 'FROM a\nENV A=«"b»\n'],
  ['unreadable-word', 'FROM a\nENV A=x«${B»\n'],
  ['unreadable-word', 'FROM a\nWORKDIR /«${B^}»\n'],
  ['invalid-directive', '# escape=«x»\nFROM a\n'],
  ['invalid-directive', '# syntax=docker/dockerfile:1\n«# syntax=docker/dockerfile:1»\nFROM a\n'],
];

test('what stops a build is an error on exactly these characters', () => {
  for (const [rule, source] of errors) {
    const { text } = marked(source);
    const found = problemsOf(text);
    assert.equal(mark(text, found.map((finding) => finding.span)), source);
    assert.deepEqual(found.map((finding) => [finding.rule, finding.severity]), [[`dockerfile/${rule}`, 'error']], source);
  }
});

const warnings: readonly (readonly [rule: string, source: string])[] = [
  ['missing-from', '«RUN» x\n'],
  ['missing-from', '«ARG» A=b\n'],
  ['missing-from', '«# nothing\n»'],
  ['array-not-json', "FROM a\nCMD «['python', 'x.py']»\n"],
  ['array-not-json', 'FROM a\nCMD «[“python”, “x.py”]»\n'],
  ['array-not-json', 'FROM a\nHEALTHCHECK CMD «["curl" "x"]»\n'],
  ['array-not-json', "FROM a\nSHELL [\"pwsh\"]\nRUN «['ls']»\n"],
  ['stage-order', 'FROM a\nCOPY --from=«late» b c\nFROM d AS late\n'],
  ['unreadable-word', 'FROM a\nENV A=«"b»\nFROM c\n'],
  ['invalid-image', 'FROM «Python:3»\nFROM c\n'],
  ['invalid-image', 'FROM «BASEIMAGE»\n'],
  ['unknown-instruction', 'FROM a\n«CROSS_BUILD_COPY» a b\n'],
  ['invalid-image', 'ARG BASE=please-set:\nFROM «$BASE»\n'],
  ['duplicate-stage-name', 'FROM a AS b\nFROM c AS «B»\n'],
  ['blank-continuation', 'FROM a\nRUN x «\\»\n\n  y\n'],
  ['blank-continuation', 'FROM a\nRUN x && «\\»\n\nCOPY a b\n'],
  ['unknown-instruction', 'FROM a\nONBUILD «FOO» x\n'],
  ['invalid-flag', 'FROM a\nONBUILD RUN «--foo» x\n'],
];

test('what a build survives is a warning', () => {
  for (const [rule, source] of warnings) {
    const { text } = marked(source);
    const found = problemsOf(text);
    assert.equal(mark(text, found.map((finding) => finding.span)), source);
    assert.deepEqual(found.map((finding) => [finding.rule, finding.severity]), [[`dockerfile/${rule}`, 'warning']], source);
  }
});

test('what Docker accepts is not touched', () => {
  const accepted = [
    'FROM scratch\nCOPY a b\n', 'FROM $X:-y\n'.replace('$X:-y', '${X:-y}'), 'ARG X\nFROM $X\n', 'FROM --platform=$BUILDPLATFORM a\n', 'FROM $TARGETARCH\n',
    'FROM a@sha256:109e2c65005bf160609e4ba6acf7783752f8502ad218e298253428690b9eaa4b\n', 'FROM localhost:5000/a/b:c\n', 'FROM Registry.example/a\n',
    'FROM a AS B\nFROM b\nCOPY --from=0 a b\n', 'FROM a\nCOPY --from=nginx:1 a b\n', 'FROM a\nRUN [ -f x ] && [ "$Y" = z ]\n', 'FROM a\nRUN\n', 'FROM a\nCMD []\n',
    'FROM a\nENV A=$ B=a\\ b C=\'x y\' D="${E:-${F:-g}}"\n', 'FROM a\nENV A b c\n', 'FROM a\nARG A B=c\n', 'FROM a\nARG --foo A\n', 'FROM a\nRUN -- ls\n', 'FROM a\nRUN echo "open\n',
    'FROM a\nHEALTHCHECK --foo NONE\n', 'FROM a\nRUN --mount=type=bind,from=b,rw --network=host --security=insecure ls\n', 'FROM a\nRUN --mount=type=${T} ls\n', '# check=skip=all\nFROM a\n',
    'FROM a\nCOPY --exclude=*.md --exclude=x --parents . /\n', 'FROM a\nEXPOSE 80 443/tcp $PORT\n', 'FROM a\n# a \\\n# b\nRUN x \\\n  # c\n  y\n',
  ];
  for (const text of accepted) assert.deepEqual(problemsOf(text), [], text);
});

test('another frontend may have other instructions', () => {
  assert.deepEqual(problemsOf('# syntax=example.org/frontend:1\nINCLUDE x\n'), []);
  assert.equal(problemsOf('# syntax=docker/dockerfile:1.7-labs\nINCLUDE x\nFROM a\n').length, 1);
});

test('messages say what a pasted line is, and which name was meant', () => {
  assert.match(problemsOf('FROM a\ndocker run -d x\n')[0]?.message ?? '', /^"docker run" is a command for a terminal/);
  assert.match(problemsOf('FROM a\nsudo docker push x\n')[0]?.message ?? '', /^"sudo docker push" is a command for a terminal/);
  assert.match(problemsOf('FROM a\n> docker push x\n')[0]?.message ?? '', /^"docker push" is a command for a terminal/);
  assert.match(problemsOf('FROM a\napt-get update\n')[0]?.message ?? '', /Put RUN in front/);
  assert.match(problemsOf('FROM a\nexport A=$(date)\n')[0]?.message ?? '', /Put RUN in front/);
  assert.match(problemsOf('FROM a\nexport A=b\n')[0]?.message ?? '', /Write ENV A=b, which holds/);
  assert.match(problemsOf('```\nFROM a\n')[0]?.message ?? '', /frame of a code block/);
  assert.match(problemsOf('FROM a\nCOPPY a b\n')[0]?.message ?? '', /Did you mean COPY\?/);
  assert.match(problemsOf('FROM a\nRUN x && \\\n\nCOPY a b\n')[0]?.message ?? '', /COPY below becomes part of its arguments/);
  assert.match(problemsOf('FROM a\nONBUILD COPY a\n')[0]?.message ?? '', /^In every build on top of this image: COPY needs a destination/);
});

test('fixes mend what they promise', () => {
  const cases = [
    ['FROM a\nCOPPY a b\n', 'FROM a\nCOPY a b\n'],
    ['FROM a\npip install x\n', 'FROM a\nRUN pip install x\n'],
    ['FROM a\n$ pip install x\n', 'FROM a\nRUN pip install x\n'],
    ['FROM a\ncd /app\n', 'FROM a\nWORKDIR /app\n'],
    ['FROM a\nexport A=b\n', 'FROM a\nENV A=b\n'],
    ['FROM a\n```\n', 'FROM a\n'],
    ['FROM a\ndocker run x\n', 'FROM a\n# docker run x\n'],
    ['FROM a\nRUN\u00a0ls\n', 'FROM a\nRUN ls\n'],
    ['FROM a\nCOPY --form=b c d\n', 'FROM a\nCOPY --from=b c d\n'],
    ['FROM a\nRUN --mount=type=cache,targt=/x ls\n', 'FROM a\nRUN --mount=type=cache,target=/x ls\n'],
    ["FROM a\nCMD ['a', 'b']\n", 'FROM a\nCMD ["a", "b"]\n'],
    ['FROM a\nCMD [“a”, “b”]\n', 'FROM a\nCMD ["a", "b"]\n'],
    ['FROM a\nRUN x \\\n\n\n  y\n', 'FROM a\nRUN x \\\n  y\n'],
    ['FROM a\nRUN x \\\n\nCOPY a b\n', 'FROM a\nRUN x \n\nCOPY a b\n'],
  ] as const;
  for (const [before, after] of cases) {
    assert.equal(fixed(before), after);
    assert.deepEqual(problemsOf(after), [], after);
  }
});

test('one mistake does not hide the next', () => {
  const found = problemsOf('FROM a\nFOO\nRUN --foo x\nENV A="\nCOPY a\nRUN <<EOF\nx\nCOPY b\n');
  assert.deepEqual(found.map((finding) => finding.rule.slice('dockerfile/'.length)), ['unknown-instruction', 'invalid-flag', 'unreadable-word', 'missing-argument', 'unterminated-heredoc', 'missing-argument']);
});

test('another file under the name of a Dockerfile is one mistake', () => {
  assert.equal(problemsOf('version: "3"\nservices:\n  web:\n    image: a\n    ports:\n      - "80:80"\n').length, 1);
});
