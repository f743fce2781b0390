using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What becomes of the losses of single elements.</summary>
        public enum Reduction : long
        {
            /// <summary>They stay.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        public static partial class functional
        {
            private static readonly Operator MseLoss = new("aten::mse_loss");
            private static readonly Operator L1Loss = new("aten::l1_loss");
            private static readonly Operator HuberLoss = new("aten::huber_loss");

            /// <summary>Squared difference.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => MseLoss.Tensor(input, target, (long)reduction);

            /// <summary>Absolute difference.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => L1Loss.Tensor(input, target, (long)reduction);

            /// <summary>Half the squared difference up to <paramref name="delta"/>, from there on linear.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                HuberLoss.Tensor(input, target, (long)reduction, delta);
        }
    }
}
