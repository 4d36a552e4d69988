/** The client's page: what bounds it, and how a signature is drawn. Pure, for both sides. */

/** Address of the page; behind `#` stands the secret of a link. */
export const clientQuotePath = '/cotizacion';

/** What a quote is for whoever holds its link. */
export const clientQuoteStates = ['open', 'accepted', 'rejected', 'expired', 'revising', 'closed'] as const;
export type ClientQuoteState = (typeof clientQuoteStates)[number];

/** What the client does with a quote, which the seller is told of. */
export const newsKinds = ['opened', 'accepted', 'rejected', 'asked'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** What happens between a quote and its client; `mailed` alone is the seller's doing. */
export const clientEventKinds = ['mailed', ...newsKinds] as const;
export type ClientEventKind = (typeof clientEventKinds)[number];

/** Of one link; whoever asks more should talk to the seller. */
export const mostQuestions = 30;
export const mostMails = 30;

/** Uses of one link in a quarter of an hour: looking, and answering. */
export const linkUses = { look: 240, act: 40 } as const;

/** A signature is drawn in a field of this size: strokes of `x, y, x, y, …`. */
export const signatureField = { width: 600, height: 180 } as const;
export const mostStrokes = 60;
export const mostStrokeNumbers = 300;
export const mostSignatureNumbers = 4000;

/** A drawn signature as the path of an SVG. Numbers alone: nothing of it can be markup. */
export function signaturePath(strokes: readonly (readonly number[])[]): string {
  return strokes.map(strokePath).join('');
}

function strokePath(stroke: readonly number[]): string {
  const [x = 0, y = 0] = stroke;
  // A tap is a dot: a line of no length, which round ends make visible.
  if (stroke.length <= 2) return `M${x} ${y}h0`;
  let path = `M${x} ${y}`;
  for (let at = 2; at < stroke.length; at += 2) path += `L${stroke[at] ?? 0} ${stroke[at + 1] ?? 0}`;
  return path;
}
