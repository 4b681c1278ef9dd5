import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { inProject } from '../../../scripts/project.ts';
import { type FoundProbe, type Probe, findProbe } from './probeClient.ts';
import { until } from './until.ts';

/** A row of a tree as a screen reader hears it. */
export interface TreeRow {
  readonly label: string;
  /** 1 for the rows at the top. */
  readonly level: number;
  /** How many rows its parent has, those off the screen included. */
  readonly siblings: number;
  /** Undefined for rows without children. */
  readonly expanded: boolean | undefined;
}

/** One of the three trees of the Slipway container. */
export type ViewName = 'Images' | 'Clusters' | 'Models';

/** The open window of an editor, used the way a person uses it; `probe` asks the extension host for exact facts. */
export class Workbench {
  readonly page: Page;
  /** Everything the page and its frames wrote to the browser's console, errors first in mind. */
  readonly console: string[] = [];
  private readonly probeFolder: string | undefined;
  private found: FoundProbe | undefined;

  /** `probeFolder` is where the probe writes its address; without it the window has no probe. */
  constructor(page: Page, probeFolder?: string) {
    this.page = page;
    this.probeFolder = probeFolder;
    page.on('console', (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.console.push(`pageerror: ${error.message}`));
  }

  get probe(): Probe {
    if (!this.found) throw new Error('the window is not open yet, or has no probe');
    return this.found.ask;
  }

  /** The folder with the logs of the extension host and of the output channels. */
  get logs(): string | undefined {
    return this.found?.address.logs;
  }

  /** Opens the address of a folder (`workbenchUrl`) and waits for the window, and for the probe if there is one. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.ready(new Set());
  }

  /** Reloads the window, as after an update of the extension. */
  async reload(): Promise<void> {
    const old = this.found?.address.pid;
    await this.page.reload();
    await this.ready(new Set(old === undefined ? [] : [old]));
  }

  private async ready(known: ReadonlySet<number>): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    if (this.probeFolder !== undefined) this.found = await findProbe(this.probeFolder, known);
  }

  /** Runs a command from the command palette by the title people see there. */
  async runCommand(title: string): Promise<void> {
    const row = this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row', { hasText: title }).first();
    // A palette that was opened before the extensions were read does not learn of their commands.
    await until(`the command ${title} in the palette`, () => this.paletteOffers(title, row), (offered) => offered);
    await row.click();
  }

  private async paletteOffers(title: string, row: Locator): Promise<boolean> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.waitFor();
    await input.fill(`>${title}`);
    return row.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  }

  /** Waits until the editor asks the question with this title. */
  async questionTitled(title: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
  }

  /** The entries of the list that is asking something now. */
  async choices(): Promise<string[]> {
    const rows = this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Chooses the entry with this label; icons before it do not count. */
  async choose(label: string): Promise<void> {
    const name = this.page.locator('.label-name', { hasText: new RegExp(`^\\s*${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`) });
    await this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row', { has: name }).first().click();
  }

  /** Opens the Slipway container in the side bar. */
  async openSlipway(): Promise<void> {
    // The command opens it whatever is shown; a click on the icon of an open container would close it.
    await this.probe.command('workbench.view.extension.slipway');
    await this.pane('Images').waitFor();
    await this.widenSideBar();
  }

  /** Drags the border of the side bar until rows are readable to their end. */
  private async widenSideBar(): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box || box.width > 500) return;
    await this.page.mouse.move(box.x + box.width + 1, 400);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + 560, 400, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The section of a tree in the side bar, with its header. */
  pane(view: ViewName): Locator {
    return this.page.locator('.sidebar .pane', { has: this.page.locator(`.pane-header[aria-label^="${view}"]`) });
  }

  /** The rows of a tree that are on the screen. */
  async treeRows(view: ViewName): Promise<TreeRow[]> {
    const rows = await this.pane(view).locator('.monaco-list-row').evaluateAll((all) =>
      all.map((row) => ({
        index: Number(row.getAttribute('data-index')),
        label: (row.getAttribute('aria-label') ?? '').trim(),
        level: Number(row.getAttribute('aria-level')),
        siblings: Number(row.getAttribute('aria-setsize')),
        expanded: row.getAttribute('aria-expanded'),
      })),
    );
    rows.sort((a, b) => a.index - b.index);
    return rows.map(({ label, level, siblings, expanded }) => ({ label, level, siblings, expanded: expanded === null ? undefined : expanded === 'true' }));
  }

  /** Waits for a row whose label matches. */
  async treeRow(view: ViewName, label: RegExp, seconds = 30): Promise<TreeRow> {
    const rows = await until(`a row ${String(label)} in ${view}`, () => this.treeRows(view), (all) => all.some((row) => label.test(row.label)), seconds);
    const row = rows.find((one) => label.test(one.label));
    if (!row) throw new Error(`no row ${String(label)}`);
    return row;
  }

  /** Opens a row of a tree by its little arrow, waiting for the row first. */
  async expand(view: ViewName, label: RegExp, seconds = 30): Promise<void> {
    const row = await this.treeRow(view, label, seconds);
    if (row.expanded === true) return;
    const place = this.pane(view).locator(`.monaco-list-row[aria-label^=${JSON.stringify(row.label)}]`).first();
    await place.locator('.monaco-tl-twistie').click();
  }

  /** Everything that can be read in a tree's section. */
  async paneText(view: ViewName): Promise<string> {
    return (await this.pane(view).innerText()).trim();
  }

  /** The notifications on the screen, newest first. */
  async notifications(): Promise<string[]> {
    const texts = await this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** The document inside the webview that is open. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The whole text of an output channel, read from the file that VS Code keeps for it. */
  outputText(channel: string): string {
    const { logs } = this;
    if (!logs || !existsSync(logs)) return '';
    const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((file) => basename(file).replace(/^\d+-/, '') === `${channel}.log`);
    return files.map((file) => readFileSync(join(logs, file), 'utf8')).join('');
  }

  /** Takes a picture for people: build/pictures/NAME.png. */
  async picture(name: string): Promise<void> {
    const path = join(inProject('build', 'pictures'), `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    // Away from everything that shows a tooltip.
    await this.page.mouse.move(1150, 20);
    // What lights up under the mouse takes a moment to fade.
    await this.page.waitForTimeout(600);
    await this.page.screenshot({ path });
  }
}
