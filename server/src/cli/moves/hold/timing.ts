/** How `orch lock hold` spends its time (ms). */
export interface HoldTiming {
  /** Between two looks at whether the lease is still the own. */
  readonly look: number;
  /** Between two renewals; undefined: as the policy says. */
  readonly heartbeat: number | undefined;
  /** From the polite end of a command to the hard one. */
  readonly patience: number;
}

export const HOLD_TIMING: HoldTiming = { look: 1000, heartbeat: undefined, patience: 5000 };
