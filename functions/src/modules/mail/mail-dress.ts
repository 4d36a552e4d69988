/**
 * The same mail as text and as HTML. Styles stand in the tags, since mail programs drop style sheets; the one sheet is for
 * those that keep it and show mails in the dark.
 */
import type { Mail } from '../../platform/mailer.ts';
import type { MailText } from './mail-content.ts';

export function dressed(to: string, mail: MailText): Mail {
  const { replyTo, attachment } = mail;
  return {
    to,
    subject: oneLine(mail.subject),
    text: textOf(mail),
    html: htmlOf(mail),
    ...(replyTo ? { replyTo } : {}),
    ...(attachment ? { attachment } : {}),
  };
}

/** A subject is a header: what a person typed must not begin another one. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim();
}

function textOf({ greeting, paragraphs, code, facts, agenda, after, button, reason, settings }: MailText): string {
  const parts = [greeting, ...paragraphs];
  if (code) parts.push(code);
  if (facts) parts.push(facts.map(({ label, value }) => `${label}: ${value}`).join('\n'));
  if (agenda?.length)
    parts.push(agenda.map(({ when, title, detail }) => `${when}  ${title}\n    ${detail}`).join('\n'));
  parts.push(...(after ?? []));
  if (button) parts.push(`${button.label}:\n${button.href}`);
  const end = settings ? `${reason}\n${settings.label}: ${settings.href}` : reason;
  return [...parts, end, 'Folio'].join('\n\n');
}

// Inverted by themselves, colours of a light mail lose their contrast: those that can are told the dark ones.
const inTheDark = `@media (prefers-color-scheme:dark){
.page{background:#151411!important;color:#f0ede5!important}
.sheet{background:#1b1a16!important;border-color:#2c2a24!important}
.line{border-color:#2c2a24!important}
.ink{color:#f0ede5!important}
.quiet{color:#b7b1a4!important}
.link{color:#8eb0f5!important}
.button{background:#8eb0f5!important;color:#11100e!important}
}`;

const fonts = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function htmlOf(mail: MailText): string {
  const { greeting, paragraphs, code, facts, agenda, after = [], button, reason, settings } = mail;
  const say = (text: string) => paragraph(text, 'margin:0 0 16px;font-size:16px;line-height:24px');
  const body = [
    ...[greeting, ...paragraphs].map(say),
    code ? paragraph(code, 'margin:24px 0;font-size:32px;font-weight:600;letter-spacing:8px') : '',
    facts ? table(facts.map(factRow)) : '',
    agenda?.length ? table(agenda.map(agendaRow)) : '',
    ...after.map(say),
    button ? buttonOf(button) : '',
    footOf(reason, settings),
  ].join('');
  return `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>${inTheDark}</style></head><body class="page" style="margin:0;padding:32px 16px;background:#faf9f6;color:#1d1b17;${fonts}"><div class="sheet" style="max-width:520px;margin:0 auto;padding:28px 32px 32px;background:#ffffff;border:1px solid #e7e3da;border-radius:10px"><p style="margin:0 0 22px;font-size:17px;font-weight:650;letter-spacing:-0.02em"><span class="link" style="color:#23479b">●</span>&nbsp; Folio</p>${body}</div></body></html>`;
}

function paragraph(text: string, style: string): string {
  return `<p style="${style}">${escaped(text).replaceAll('\n', '<br>')}</p>`;
}

/** Mail programs agree on tables, and on little else. */
function table(rows: readonly string[]): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 20px;border-collapse:collapse">${rows.join('')}</table>`;
}

const cell = 'padding:9px 0;border-top:1px solid #e7e3da;vertical-align:top;font-size:15px;line-height:21px';

function factRow({ label, value, href }: NonNullable<MailText['facts']>[number]): string {
  const told = href ? linkOf({ label: value, href }) : escaped(value);
  return `<tr><td class="line quiet" style="${cell};width:84px;padding-right:14px;color:#5d584e">${escaped(label)}</td><td class="line ink" style="${cell};word-break:break-word">${told}</td></tr>`;
}

function agendaRow({ when, title, detail, href }: NonNullable<MailText['agenda']>[number]): string {
  return `<tr><td class="line ink" style="${cell};width:84px;padding-right:14px;white-space:nowrap;font-variant-numeric:tabular-nums">${escaped(when)}</td><td class="line" style="${cell};word-break:break-word"><a href="${escaped(href)}" class="ink" style="color:#1d1b17;font-weight:600;text-decoration:none">${escaped(title)}</a><br><span class="quiet" style="color:#5d584e;font-size:14px">${escaped(detail)}</span></td></tr>`;
}

function buttonOf({ label, href }: { label: string; href: string }): string {
  const style =
    'display:inline-block;padding:12px 20px;background:#23479b;color:#ffffff;border-radius:6px;text-decoration:none;font-size:16px;font-weight:600';
  return `<p style="margin:24px 0 0"><a href="${escaped(href)}" class="button" style="${style}">${escaped(label)}</a></p>`;
}

function footOf(reason: string, settings: MailText['settings']): string {
  const style = 'margin:32px 0 0;font-size:13px;line-height:20px;color:#5d584e';
  return `<p class="quiet" style="${style}">${escaped(reason)}${settings ? ` ${linkOf(settings)}` : ''}</p>`;
}

function linkOf({ label, href }: { label: string; href: string }): string {
  return `<a href="${escaped(href)}" class="link" style="color:#23479b">${escaped(label)}</a>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
