export declare const counterLabels: readonly {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly route: string
  readonly status: '200' | '201' | '400' | '404' | '500'
}[]
export declare const histogramLabels: readonly {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly route: string
}[]
export declare const gaugeLabels: readonly { readonly queue: string }[]
export declare const durations: readonly (number | undefined)[]
export declare const buckets: readonly number[]
