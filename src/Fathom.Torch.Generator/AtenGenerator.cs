using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fathom.Torch.Generator;

/// <summary>Writes the class <c>Aten</c>, a typed method per operator, from the file schemas.txt, which holds what libtorch's dispatcher says of itself.</summary>
[Generator]
public sealed class AtenGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith("schemas.txt", StringComparison.Ordinal))
            .SelectMany((file, cancellation) => Read(file.GetText(cancellation), cancellation))
            .Collect();
        context.RegisterSourceOutput(schemas, (output, found) => output.AddSource("Aten.g.cs", SourceText.From(AtenWriter.Write(found), Encoding.UTF8)));
    }

    private static ImmutableArray<Schema> Read(SourceText? text, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Schema>();
        foreach (var line in text?.Lines ?? Enumerable.Empty<TextLine>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Schema.TryParse(line.ToString()) is { } schema)
                found.Add(schema);
        }
        return found.ToImmutable();
    }
}
