import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { PAPER_WORDS, paperFile } from '#main/cli/paper.ts';
import { orderOf, type PaperPlan } from '#shared/domain/paper.ts';
import { paperTimes, sheetsOf } from '#shared/domain/paper-sheets.ts';
import { expectAccessible } from './accessible.ts';
import { DeskApp } from './desk.ts';
import { countPrints, firstRun, goTo, openDetails, switchEvent } from './pages.ts';
import { openMeetings, planEvent } from './plans-event.ts';

let desk: DeskApp;

test.beforeEach(async () => {
  desk = await DeskApp.create();
});

test.afterEach(async () => {
  await desk.remove();
});

const LONG = 'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen-Wittelsbach';
const NAMES = ['Ada Quist', LONG, 'فاطمة الفيصل', '欧阳修文'] as const;
const [ADA, , FATIMA, OUYANG] = NAMES;
const FIRST_AT = Date.UTC(2035, 4, 1, 9);

const dialog = (page: Page) => page.getByRole('dialog').last();
const preview = (page: Page) => dialog(page).getByRole('region', { name: 'As it will be printed' });
/** What the printer has got: blocks, each with its text. */
const printed = (page: Page) => page.locator('body > .print-sheet > section').allTextContents();

async function planned(page: Page): Promise<void> {
  await firstRun(page, desk);
  await planEvent(page, desk, {
    ...{ names: NAMES, rounds: 3, tables: 2, firstAt: FIRST_AT },
    matches: [
      [ADA, LONG],
      [ADA, FATIMA],
      [FATIMA, OUYANG],
    ],
  });
  await desk.command('plan', 'solve', '--event', 'MEET', '--seconds', '1', '--name', 'First go');
}

async function openPaper(page: Page): Promise<void> {
  await openMeetings(page);
  await page.getByRole('radio', { name: 'Plans', exact: true }).check();
  await page.getByRole('button', { name: 'Print First go' }).click();
  await expect(preview(page)).toBeVisible();
}

test('a plan on paper: schedules, table cards and lists, seen first, with nothing of the screen', async ({ page }) => {
  const prints = await countPrints(page);
  await planned(page);
  await openPaper(page);
  const print = async () => {
    const before = await prints();
    await dialog(page).getByRole('button', { name: 'Print or save as PDF' }).click();
    await expect.poll(prints).toBe(before + 1);
    return printed(page);
  };

  await test.step('a schedule for everybody, by name', async () => {
    await expect(dialog(page).getByRole('status')).toContainText('4 schedules.');
    await expectAccessible(page);
    const sheets = await print();
    expect(sheets).toHaveLength(4);
    expect(sheets[0]).toContain('Meeting Day · First go');
    expect(sheets[0]).toContain('Draft');
    expect(sheets[0]).toContain(ADA);
    expect(sheets[0]).toContain(LONG);
    expect(sheets[1]).toContain(LONG);
    expect(sheets.find((text) => text.includes(OUYANG))).toContain(FATIMA);
  });
  await test.step('on paper there is nothing of the screen, and nothing runs over the edge', async () => {
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => {
      const sheet = document.querySelector('.print-sheet') as HTMLElement;
      return {
        sheet: getComputedStyle(sheet).visibility,
        screen: getComputedStyle(document.querySelector('#root') as HTMLElement).display,
        over: sheet.scrollWidth - sheet.clientWidth,
        arabic: [...sheet.querySelectorAll('bdi')]
          .filter((one) => one.textContent?.startsWith('فاطمة'))
          .map((one) => getComputedStyle(one).direction),
      };
    });
    expect(shown).toMatchObject({ sheet: 'visible', screen: 'none', over: 0 });
    expect(new Set(shown.arabic)).toEqual(new Set(['rtl']));
    await page.emulateMedia({ media: null });
  });
  await test.step('one per page, or slips: counted in the PDF that the print dialog makes', async () => {
    expect(await pagesOf(page)).toBe(4);
    await dialog(page).getByRole('radio', { name: 'Slips to cut' }).check();
    await print();
    expect(await pagesOf(page)).toBe(1);
  });
  await test.step('those of some people', async () => {
    await dialog(page).getByLabel('Find by name or company').fill('فاطمة');
    await expect(dialog(page).getByRole('status')).toContainText('1 schedule.');
    expect(await print()).toHaveLength(1);
    await dialog(page).getByLabel('Find by name or company').fill('nobody');
    await expect(dialog(page).getByRole('status')).toContainText('Nothing fits “nobody”.');
    await expect(dialog(page).getByRole('button', { name: 'Print or save as PDF' })).toBeDisabled();
  });
  await test.step('a card for each table', async () => {
    await dialog(page).getByRole('radio', { name: 'Table cards' }).check();
    await expect(preview(page)).toContainText('Table 1');
    await expectAccessible(page);
    const cards = await print();
    expect(cards).toHaveLength(2);
    expect(cards[0]).toMatch(/Table 1.*Who meets there/);
  });
  await test.step('a list for each round, by name or by table', async () => {
    await dialog(page).getByRole('radio', { name: 'Round lists' }).check();
    await dialog(page).getByLabel('Round', { exact: true }).selectOption({ index: 1 });
    await expect(dialog(page).getByRole('status')).toContainText('1 list.');
    await expect(preview(page).getByRole('columnheader')).toHaveText(['Name', 'Meets', 'Table']);
    await dialog(page).getByRole('radio', { name: 'By table' }).check();
    await expect(preview(page).getByRole('columnheader')).toHaveText(['Table', 'Who meets there']);
    expect((await print())[0]).toContain('Round 1');
  });
  await test.step('the same as a spreadsheet', async () => {
    await dialog(page).getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'As CSV' }).click();
    await page.locator('.ui-toast').getByRole('button', { name: 'Save the file' }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.ui-toast').getByRole('button', { name: 'Save the file' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^\ufeffPlan,Round,Start,End,Room,Table,People/);
  });
  await test.step('closed, the page prints itself again', async () => {
    await dialog(page).locator('.ui-dialog-head').getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('.print-sheet')).toHaveCount(0);
  });
});

test('the details of somebody have their meetings, their schedule on paper and a file for calendars', async ({
  page,
}) => {
  const prints = await countPrints(page);
  await planned(page);
  await desk.command('plan', 'publish', 'First go', '--event', 'MEET');
  await goTo(page, '');
  await switchEvent(page, 'MEET', 'Meeting Day');
  await openDetails(page, FATIMA);
  const meetings = dialog(page).getByRole('list', { name: 'Meetings' }).locator('> li');
  await expect(meetings).toHaveCount(2);
  await expect(meetings.filter({ hasText: OUYANG })).toContainText(/Table [12]/);
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Calendar file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('فاطمة-الفيصل.ics');
  const calendar = await readFile(await file.path(), 'utf8');
  expect(calendar.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2);
  expect(calendar).toContain(`SUMMARY:${OUYANG}`);

  await dialog(page).getByRole('button', { name: 'Print schedule' }).click();
  await expect(preview(page)).toContainText(FATIMA);
  await expect(preview(page)).not.toContainText('Draft');
  await expectAccessible(page);
  await dialog(page).getByLabel('Paper size').selectOption('Letter');
  await dialog(page).getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect.poll(prints).toBe(1);
  const sheets = await printed(page);
  expect(sheets).toHaveLength(1);
  expect(sheets[0]).toContain('Meeting Day · First go');
  expect(sheets[0]).toContain(ADA);
});

test('a slip is never torn by the end of a page, and what is longer than a page goes on under its head', async ({
  page,
}) => {
  const people = Array.from({ length: 12 }, (_, at) => ({
    id: `p${at}`,
    name: `${ADA} ${at}`,
    company: null,
  }));
  const plan = (length: number): PaperPlan => {
    const rounds = Array.from({ length }, (_, at) => ({
      ...{ id: `r${at}`, name: `Round ${at + 1}`, startAt: FIRST_AT + at * 60_000, endAt: FIRST_AT + at * 60_000 + 1 },
    }));
    const meetings = rounds.flatMap(({ id: roundId }) =>
      [0, 2, 4, 6, 8, 10].map((at) => ({
        ...{ id: `${roundId} ${at}`, people: [`p${at}`, `p${at + 1}`], roundId, meetingPointId: null },
        status: 'pending' as const,
      })),
    );
    return { rounds, meetings, people, points: [], locations: [] };
  };
  const pages = async (length: number) => {
    const { moment: _, ...times } = paperTimes('en', 'UTC');
    const choice = { what: 'people', layout: 'slips', by: 'name', find: '', roundId: null } as const;
    const head = { event: 'Meeting Day', plan: 'First go', mark: null, printed: 'Printed today' };
    const sheets = sheetsOf(plan(length), choice, head, { ...PAPER_WORDS, ...times }, orderOf('en'));
    await page.setContent([...paperFile('Paper', 'a4', sheets)].join(''));
    return pagesOf(page);
  };
  // Two thirds of a page each: torn, twelve of them would fill eight pages.
  expect(await pages(32)).toBe(12);
  expect(await pages(60)).toBe(24);
});

/** How many pages the printer would get. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
