/** The total of an order in cents. Lines are exact; only the sum is rounded. */
export function total(lines) {
  return Math.round(lines.reduce((sum, { price, quantity, tax }) => sum + price * quantity * (1 + tax), 0));
}
