// ONNX Runtime's side of `Fathom.Benchmarks ratios`, which starts it: onnxruntime-node is a thin binding of the same library.
//   MODEL.onnx WIDTH HEIGHT THREADS    loads the model and warms up; answers with a checksum
//   run                                runs it once; answers with milliseconds
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

// Its native part would download CUDA's libraries at installation; only the package itself is installed, beside this project's other fetched things.
const { InferenceSession, Tensor } = createRequire(process.argv[2] + '/')('onnxruntime-node');
let session, feeds;

for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'run') {
        const start = process.hrtime.bigint();
        await session.run(feeds);
        console.log(Number(process.hrtime.bigint() - start) / 1e6);
        continue;
    }
    const [model, width, height, threads] = line.split(' ');
    session = await InferenceSession.create(model, { intraOpNumThreads: Number(threads), executionMode: 'sequential', graphOptimizationLevel: 'all' });
    feeds = { image: new Tensor('float32', new Float32Array(3 * width * height).fill(-1), [1, 3, Number(height), Number(width)]) };
    let sum = 0;
    for (let i = 0; i < 3; i++) sum = (await session.run(feeds)).depth.data.reduce((a, b) => a + b, 0);
    console.log(sum / (width * height));
}
