import { below, pick, type Random, seeded } from '../random.ts';

/** One Dockerfile of about so many lines, in several stages, with cache mounts, heredocs and continuations. */
export function dockerfileText(lines: number, seed = lines): string {
  const random = seeded(seed);
  const parts = [head(random)];
  for (let written = lineCount(parts[0]); written < lines - 12; written += lineCount(parts.at(-1))) parts.push(step(random, parts.length));
  return `${parts.join('\n')}\n${tail(random)}\n`;
}

/** So many Dockerfiles of thirty to sixty lines, by path. */
export function dockerfiles(count: number): ReadonlyMap<string, string> {
  const random = seeded(count);
  return new Map(Array.from({ length: count }, (_, index) => [`image-${index}/Dockerfile`, dockerfileText(30 + below(30, random), index + 1)]));
}

function lineCount(text = ''): number {
  return text.split('\n').length;
}

function head(random: Random): string {
  return `# syntax=docker/dockerfile:1
ARG PYTHON=3.1${below(3, random)}
FROM python:\${PYTHON}-slim AS build
WORKDIR /src
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install --prefix=/install -r requirements.txt
COPY . .`;
}

function step(random: Random, index: number): string {
  const program = pick(['server', 'worker', 'loader', 'exporter'], random);
  return pick([
    `RUN apt-get update && \\\n    apt-get install -y --no-install-recommends \\\n      ca-certificates=2023* \\\n      curl=7.* && \\\n    rm -rf /var/lib/apt/lists/*`,
    `ENV STEP_${index}=${below(1000, random)} \\\n    MODE=${program}`,
    `RUN <<EOF\nset -e\nmkdir -p /data/${program}/${index}\necho ${below(1000, random)} > /data/${program}/${index}/version\nEOF`,
    `# Part ${index} of the ${program}.\nCOPY ${program}/ /src/${program}-${index}/\nRUN cd /src/${program}-${index} && python -m compileall . && echo "built $(date)"`,
    `LABEL org.example.part-${index}="${program}"\nRUN if [ -f /src/${program}.cfg ]; then cp /src/${program}.cfg /etc/; else echo none; fi`,
  ], random);
}

function tail(random: Random): string {
  return `FROM python:3.12-slim
RUN useradd --create-home app
COPY --from=build /install /usr/local
COPY --from=build --chown=app /src /srv
USER app
WORKDIR /srv
EXPOSE ${8000 + below(100, random)}
HEALTHCHECK --interval=30s CMD ["python", "-m", "check"]
CMD ["python", "-m", "server"]`;
}
