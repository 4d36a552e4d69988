/** The same mail as text and as HTML. Styles stand in the tags: mail programs drop style sheets. */
import type { Mail } from '../../platform/mailer.ts';
import type { MailText } from './mail-text.ts';

export function dressed(to: string, mail: MailText): Mail {
  return { to, subject: oneLine(mail.subject), text: textOf(mail), html: htmlOf(mail) };
}

/** A subject is a header: what a person typed must not begin another one. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim();
}

function textOf({ greeting, paragraphs, code, button, reason }: MailText): string {
  const parts = [greeting, ...paragraphs];
  if (code) parts.push(code);
  if (button) parts.push(`${button.label}:\n${button.href}`);
  return [...parts, reason, 'Folio'].join('\n\n');
}

function htmlOf({ greeting, paragraphs, code, button, reason }: MailText): string {
  const body = [
    ...[greeting, ...paragraphs].map((text) => paragraph(text, 'margin:0 0 16px;font-size:16px;line-height:24px')),
    code ? paragraph(code, 'margin:24px 0;font-size:32px;font-weight:600;letter-spacing:8px') : '',
    button ? buttonOf(button) : '',
    paragraph(reason, 'margin:32px 0 0;font-size:13px;line-height:20px;color:#5d584e'),
  ].join('');
  return `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"></head><body style="margin:0;padding:32px 16px;background:#faf9f6;color:#1d1b17;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"><div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e7e3da;border-radius:10px"><p style="margin:0 0 24px;font-size:18px;font-weight:600">Folio</p>${body}</div></body></html>`;
}

function paragraph(text: string, style: string): string {
  return `<p style="${style}">${escaped(text)}</p>`;
}

function buttonOf({ label, href }: { label: string; href: string }): string {
  const style =
    'display:inline-block;padding:12px 20px;background:#23479b;color:#ffffff;border-radius:6px;text-decoration:none;font-size:16px;font-weight:600';
  return `<p style="margin:24px 0 0"><a href="${escaped(href)}" style="${style}">${escaped(label)}</a></p>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
