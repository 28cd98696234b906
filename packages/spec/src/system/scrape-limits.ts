/**
 * What one scrape may bring at most. A page beyond a limit is refused whole, so these are the last net: the label
 * budgets of a service stay below them, and its instruments keep to their budgets.
 */
export const scrapeLimits = { samples: 20_000, labels: 30, labelValueLength: 512, bodySize: '10MB' } as const
