/** The amount to pay after a voucher, in cents; never below zero. */
export function afterVoucher(cents, voucher) {
  const off = voucher.kind === 'percent' ? Math.round((cents * voucher.value) / 100) : voucher.value;
  return Math.max(0, cents - off);
}
