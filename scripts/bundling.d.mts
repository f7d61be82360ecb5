import type { BuildOptions } from 'esbuild';

export declare const root: URL;
export declare const bundling: BuildOptions;
