/** A mistake that a careful engineer names in a printed example, written down before the linter was asked. */
export interface PrintedMistake {
  readonly file: string;
  readonly line: number;
  readonly mistake: string;
  /** The rule that finds it at that line. */
  readonly rule?: string;
  /** Why none does, where none does. */
  readonly notFound?: string;
}

type Row = readonly [line: number, mistake: string, found: string | { readonly not: string }];

const unlinked = 'nothing says which Dockerfile makes the image';

/** What is wrong with the Deployments that name an image of the author's own machine and nothing else. */
function bareDeployment(image: string, starts: string): readonly Row[] {
  return [
    [16, 'asks for no memory and no processor', 'model-without-resources'],
    [17, `${image} is on no registry that the nodes could ask`, 'image-only-local'],
    [17, 'latest: no way back to the version before', 'image-unpinned'],
    [17, starts, { not: unlinked }],
    [18, 'serves before the model is loaded, for lack of a readiness probe', 'model-without-readiness'],
  ];
}

/** Two of the documents print the same training image. */
const trainsWhileBuilt: readonly Row[] = [
  [2, 'no release of TensorFlow is named', 'base-image-unpinned'],
  [2, 'no command: the shell of the base ends at once', 'image-without-command'],
  [5, 'the script is copied before the packages are installed', 'dependencies-after-code'],
  [5, 'the last word is the target: the data are not copied, and the script lands in data/', { not: 'a COPY into a directory is right as such; the use at line 18 is found' }],
  [8, 'requirements.txt was never copied', 'file-not-copied'],
  [18, 'train.py lies in another directory', 'file-not-copied'],
  [18, '--data names a directory that is not there', { not: 'the program may make it or take it for something else' }],
  [18, 'the training runs while the image is built', 'training-at-build'],
];

const tensorFlow26: readonly Row[] = [
  [1, 'TensorFlow 2.6 gets no fixes any more', 'base-image-eol'],
  [10, 'model.py may only define the model, and the container ends', { not: 'what the script does cannot be seen from here' }],
];

const rows: Readonly<Record<string, readonly Row[]>> = {
  '000-01.Dockerfile': [
    [1, 'Python 3.8 gets no fixes any more', 'base-image-eol'],
    [1, 'no command: the interpreter ends at once', 'image-without-command'],
  ],
  '000-02.yaml': bareDeployment('ai-model', 'the image ends at once, because its Dockerfile names no command'),
  '001-01.Dockerfile': [
    [1, 'TensorFlow 2.4 gets no fixes any more', 'base-image-eol'],
    [7, 'the script is copied before the packages are installed', 'dependencies-after-code'],
    [8, 'weights become a layer of the image', 'model-weights-in-image'],
    [11, 'requirements.txt was never copied', 'file-not-copied'],
    [14, 'the Deployment of this image restarts the training for ever', { not: unlinked }],
  ],
  '001-02.yaml': [
    [16, 'names no port, and the Service sends to 5000', { not: 'a container may listen on a port that it does not name' }],
    [16, 'no readiness probe', { not: 'without a port nobody can tell that it serves' }],
    [17, 'gpt2 is on no registry that the nodes could ask', 'image-only-local'],
    [17, 'latest: no way back to the version before', 'image-unpinned'],
    [17, 'the image trains and ends, so it is restarted for ever', { not: unlinked }],
  ],
  '001-03.yaml': [
    [11, 'no container opens port 5000', { not: 'one of the two Deployments that it selects names no port, so it may listen there' }],
    [12, 'the model is open to the whole internet', { not: 'whether that is meant cannot be known' }],
  ],
  '001-04.Dockerfile': [
    [1, 'TensorFlow 2.4 gets no fixes any more', 'base-image-eol'],
    [3, 'the old form of ENV', 'env-legacy-format'],
    [3, 'a path from a text', 'placeholder-left'],
    [4, 'the old form of ENV', 'env-legacy-format'],
    [4, 'a path from a text', 'placeholder-left'],
    [8, 'train.py was never copied', 'file-not-copied'],
  ],
  '001-05.yaml': [
    [9, 'one node at a time, though NFS could serve all replicas', { not: 'no pod of the files uses the claim' }],
    [12, 'a path from a text', 'placeholder-left'],
    [13, 'nodes do not resolve the names of Services', { not: 'their own name server may know this one' }],
    [21, 'a default StorageClass makes another volume than the one above', 'claim-bound-elsewhere'],
  ],
  '001-06.Dockerfile': [
    [1, 'TensorFlow 2.4 gets no fixes any more', 'base-image-eol'],
    [7, 'train.py was never copied', 'file-not-copied'],
  ],
  '001-07.Dockerfile': [
    [1, 'TensorFlow 2.5 gets no fixes any more', 'base-image-eol'],
    [7, 'everything is copied before the packages are installed, and requirements.txt once more', 'dependencies-after-code'],
    [14, 'a training listens on no port', 'training-exposes-port'],
    [17, 'the Deployment of this image restarts the training for ever', { not: unlinked }],
  ],
  '001-08.yaml': bareDeployment('gpt2', 'the image trains and ends, so it is restarted for ever'),
  '002-01.Dockerfile': [
    [2, 'Python 3.8 gets no fixes any more', 'base-image-eol'],
    [2, 'no command: the interpreter ends at once', 'image-without-command'],
    [11, 'a command for a terminal', 'dockerfile/unknown-instruction'],
    [14, 'a command for a terminal', 'dockerfile/unknown-instruction'],
  ],
  '002-02.yaml': bareDeployment('ai_model', 'the image ends at once, because its Dockerfile names no command'),
  '002-03.Dockerfile': tensorFlow26,
  '002-04.yaml': bareDeployment('ai-model', 'nothing in the Dockerfile says that port 8080 is served'),
  '002-05.Dockerfile': tensorFlow26,
  '002-06.yaml': bareDeployment('ai-model', 'nothing in the Dockerfile says that port 8080 is served'),
  '003-01.Dockerfile': trainsWhileBuilt,
  '003-02.Dockerfile': trainsWhileBuilt,
  '003-03.yaml': [
    [2, 'no kind', 'schema/required'],
    [3, 'the name stands outside of metadata', 'schema/unknown-field'],
    [3, 'an underscore in the name', 'object-name-invalid'],
    [4, 'the image stands outside of a container', 'schema/unknown-field'],
    [4, 'latest, of an account that is not one', { not: 'what no container holds is not read as an image' }],
    [5, 'the ports stand outside of a container', 'schema/unknown-field'],
    [9, 'a second object without ---', 'yaml/missing-separator'],
    [9, 'no kind', 'schema/required'],
    [10, 'the name stands outside of metadata', 'schema/unknown-field'],
    [10, 'an underscore in the name', 'object-name-invalid'],
    [11, 'the type stands outside of spec', 'schema/unknown-field'],
    [12, 'the selector stands outside of spec', 'schema/unknown-field'],
    [13, 'no pod has that label', { not: 'no pod of the file can be read' }],
    [14, 'the ports stand outside of spec', 'schema/unknown-field'],
  ],
};

/** All of them, file by file. */
export const printedMistakes: readonly PrintedMistake[] = Object.entries(rows).flatMap(([file, mistakes]) => mistakes.map(([line, mistake, found]) => ({ file, line, mistake, ...(typeof found === 'string' ? { rule: found } : { notFound: found.not }) })));
