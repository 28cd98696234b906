/** What one check of one subject found out. */
export interface Finding {
  /** The step of the way from a service to an alert that was checked. */
  readonly hop: string
  readonly subject: string
  readonly ok: boolean
  readonly message: string
  /** Why it matters. Told when it is not ok, and so is the remedy. */
  readonly why?: string
  /** What to do, or to run. */
  readonly remedy?: string
  /** The subject whose own failure explains this one. A finding without it is a first cause. */
  readonly consequenceOf?: string
}

export type Trouble = Required<Pick<Finding, 'message' | 'why' | 'remedy'>> & Pick<Finding, 'consequenceOf'>

/** The findings of one hop are made with one of these. */
export const hop = (name: string) => ({
  well: (subject: string, message: string): Finding => ({ hop: name, subject, ok: true, message }),
  broken: (subject: string, trouble: Trouble): Finding => ({ hop: name, subject, ok: false, ...trouble }),
})
