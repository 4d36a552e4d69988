/** What keys do with the chip that has the focus, the same in every view: what a mouse can do, they can. An attachment. */
import { leastMinutes, mostMinutes } from '@folio/shared/appointments/appointment.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { daysLater, later, lengthened, type Place } from './chip.rules.ts';

/** How far an arrow goes: in a month a day and a week; in a column of hours a day and a quarter. */
export interface ChipSteps {
  across: number;
  along: number;
}

export const monthSteps: ChipSteps = { across: 1440, along: 7 * 1440 };
export const hourSteps: ChipSteps = { across: 1440, along: 15 };

interface ChipKeys {
  steps: ChipSteps;
  find: (id: string) => Chip | undefined;
  isMovable: (chip: Chip) => boolean;
  onnudge: (chip: Chip, to: Place) => void;
  /** `time` only moves it. */
  onedit: (chip: Chip, only?: 'time') => void;
  onremove: (chip: Chip) => void;
}

/** Where an arrow takes it; with shift the end moves alone. */
export function nudged(
  chip: Place,
  key: string,
  { shift, steps }: { shift: boolean; steps: ChipSteps },
): Place | undefined {
  const by = {
    ArrowLeft: -steps.across,
    ArrowRight: steps.across,
    ArrowUp: -steps.along,
    ArrowDown: steps.along,
  }[key];
  if (by === undefined) return undefined;
  if (chip.days !== undefined) return nudgedDays(chip, { by, shift });
  const { startsAtLocal, minutes = 0 } = chip;
  if (!shift) return { startsAtLocal: later(startsAtLocal, by), minutes };
  // A length is of minutes in every view.
  if (key === 'ArrowLeft' || key === 'ArrowRight') return undefined;
  const longer = minutes + Math.sign(by) * hourSteps.along;
  return longer < leastMinutes || longer > mostMinutes ? undefined : { startsAtLocal, minutes: longer };
}

/** Whole days go by days alone, and grow the way they are drawn: to the right, and down. */
function nudgedDays(chip: Place, { by, shift }: { by: number; shift: boolean }): Place | undefined {
  if (shift) {
    const to = lengthened(chip, Math.sign(by));
    return to.days === chip.days ? undefined : to;
  }
  return by % 1440 === 0 ? daysLater(chip, by / 1440) : undefined;
}

export function chipKeys({
  steps,
  find,
  isMovable,
  onnudge,
  onedit,
  onremove,
}: ChipKeys): (grid: HTMLElement) => () => void {
  return (grid) => {
    const onkeydown = (event: KeyboardEvent) => {
      const id = chipOf(event.target)?.dataset['chip'];
      const chip = id ? find(id) : undefined;
      if (!chip || !isMovable(chip) || event.ctrlKey || event.metaKey) return;
      if (event.altKey) {
        const to = nudged(chip, event.key, { shift: event.shiftKey, steps });
        if (!to) return;
        onnudge(chip, to);
      } else if (event.key === 'e') onedit(chip);
      else if (event.key === 'r') onedit(chip, 'time');
      else if (event.key === 'Delete') onremove(chip);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    grid.addEventListener('keydown', onkeydown);
    const letGo = keepFocus(grid);
    return () => {
      grid.removeEventListener('keydown', onkeydown);
      letGo();
    };
  };
}

function chipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-chip]') : null;
}

/**
 * A view that is drawn anew has new elements for its chips: the one that had the focus has it again before the next key,
 * whoever changed the view. A window that it opened gives the focus back to an element that may be gone by then: it goes to the
 * one that stands for the same chip.
 */
function keepFocus(grid: HTMLElement): () => void {
  let focused: HTMLElement | null = null;
  const regain = () => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    grid.querySelector<HTMLElement>(`[data-chip="${focused.dataset['chip']}"]`)?.focus();
  };
  const onfocusin = ({ target }: FocusEvent) => {
    const window = target instanceof Element ? target.closest('dialog') : null;
    if (focused && window) return window.addEventListener('close', regain);
    const chip = chipOf(target);
    focused = chip && grid.contains(chip) ? chip : null;
  };
  const observer = new MutationObserver(regain);
  document.addEventListener('focusin', onfocusin);
  observer.observe(grid, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onfocusin);
    observer.disconnect();
  };
}
