/** What the calendar shows by itself: a colleague's change, the company's hours, long names on a phone (M20 to M23). */
import { addDays } from '@folio/shared/values/days.ts';
import { quoteForm } from '../support/builders.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { appointed, chipNamed, wednesdayOf } from '../support/calendar-screens.ts';
import { addForm, added } from '../support/prospect-screens.ts';

atBothSizes((isPhone) => {
  const size = isPhone ? 'Teléfono' : 'Pantalla';

  test('M23 what a colleague moves, moves on the screen that is open', async ({ page, company }) => {
    const [day, name] = [wednesdayOf(7), `De Colega ${size}`];
    const prospect = await appointed(company, name, { day, time: isPhone ? '09:00' : '11:00' });
    await page.goto(`/calendario?vista=agenda&dia=${day}`);
    await expect(chipNamed(page, name)).toBeVisible();
    const [appointment] = prospect.appointments;
    // In another session: nothing in this page knows of it before the feed does.
    await company.operative.client.changeAppointment({
      params: { prospectId: prospect.id, appointmentId: appointment?.id ?? '' },
      body: { day: addDays(day, 1), time: '16:45' },
      ifMatch: appointment?.version ?? 0,
    });
    await expect(chipNamed(page, name)).toContainText('4:45', { timeout: 20_000 });
    await company.operative.client.removeAppointment({
      params: { prospectId: prospect.id, appointmentId: appointment?.id ?? '' },
    });
    await expect(chipNamed(page, name)).toBeHidden({ timeout: 20_000 });
  });

  test('M20 M40 the last day of a quote shows on it in every view until the switch is off', async ({
    page,
    company,
  }) => {
    const day = addDays(wednesdayOf(7), isPhone ? 6 : 5);
    const number = Number(day.slice(8));
    const { client } = company.administrator;
    const { id: prospectId } = await added(company, `Con Vigencia ${size}`);
    const { quoteId = '', quoteFolio = '' } = await client.addQuote({
      params: { prospectId },
      body: quoteForm({ validUntil: day }),
    });
    await client.moveQuote({ params: { prospectId, quoteId }, body: { move: 'send' } });

    await page.goto(`/calendario?vista=agenda&dia=${day}`);
    const ofDay = page.getByRole('region', { name: new RegExp(`^Citas del .* ${number} de `) });
    await expect(ofDay.getByRole('link', { name: quoteFolio })).toBeVisible();
    await page.goto(`/calendario?mes=${day.slice(0, 7)}`);
    if (isPhone)
      await page.getByRole('button', { name: new RegExp(` ${number} de .*, Vigencia ${quoteFolio}$`) }).click();
    else await page.getByRole('button', { name: `Vigencia ${quoteFolio}` }).click();
    const link = page.getByRole('link', { name: quoteFolio });
    await expect(link).toContainText(`Con Vigencia ${size}`);
    if (!isPhone) await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Filtrar' }).click();
    await page.getByRole('switch', { name: 'Vigencias y entregas' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(`Vigencia ${quoteFolio}`)).toBeHidden();
    await expect(link).toBeHidden();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Filtrar' })).toBeVisible();
    await expect(link).toBeHidden();
  });

  test('M23 «Nuevo prospecto» keeps the length of the slot that was drawn', async ({ page }) => {
    const day = wednesdayOf(7);
    await page.goto(`/calendario?vista=semana&dia=${day}&cita=nueva&el=${day}&hora=10:00&minutos=105`);
    await page.getByRole('link', { name: 'Nuevo prospecto' }).click();
    await expect(addForm(page).getByLabel('Hora', { exact: true })).toHaveValue('10:00');
    await expect(addForm(page).getByLabel('Duración')).toHaveValue('105');
  });

  test('M20 M23 holidays and hours outside of the company’s are shaded, and planning in them is told softly', async ({
    page,
  }) => {
    // Saturdays close at two, Sundays are not worked.
    const [wednesday, saturday] = [wednesdayOf(7), addDays(wednesdayOf(7), 3)];
    await page.goto(`/calendario?vista=dia&dia=${saturday}`);
    const column = page.locator('.ec-day').filter({ has: page.locator('.off') });
    const [before, after] = [column.locator('.off').first(), column.locator('.off').last()];
    await expect(before).toBeAttached();
    const heights = await Promise.all(
      [column, before, after].map((one) => one.evaluate((element) => element.getBoundingClientRect().height)),
    );
    const [whole = 0, morning = 0, evening = 0] = heights;
    expect(morning / whole).toBeCloseTo(9 / 24, 2);
    expect(evening / whole).toBeCloseTo(10 / 24, 2);
    // A holiday by its name, and all of it shaded.
    await page.goto(`/calendario?vista=dia&dia=${wednesday.slice(0, 4)}-12-25`);
    await expect(page.getByText('Navidad').first()).toBeVisible();
    await expect(page.locator('.ec-day .holiday')).toBeAttached();

    await page.goto(`/calendario?cita=nueva&el=${saturday}&hora=15:00`);
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await expect(form).toContainText(/Fuera del horario: 9:00.a.*2:00.p/);
    await form.getByLabel('Día', { exact: true }).fill(addDays(saturday, 1));
    await expect(form).toContainText('Los domingos no se trabaja');
    await form.getByLabel('Día', { exact: true }).fill(wednesday);
    await expect(form).not.toContainText(/Fuera del horario|no se trabaja/);
  });

  test('M23 a long name is told whole in the agenda', async ({ page, company }) => {
    const day = wednesdayOf(8);
    const name = `Una Persona Con Un Nombre Tres Veces Más Largo De Lo Que Suele Ser ${size}`;
    await appointed(company, name, { day, time: isPhone ? '09:00' : '11:00' });
    await page.goto(`/calendario?vista=agenda&dia=${day}`);
    const isCut = await chipNamed(page, name)
      .getByText(name)
      .evaluate((element) => element.scrollWidth > element.clientWidth);
    expect(isCut).toBe(false);
  });
});
