// Tensors are counted for the whole process, so tests run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: Fathom.Tests.NoLeaks]
