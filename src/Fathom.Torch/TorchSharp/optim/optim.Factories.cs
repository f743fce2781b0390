using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam (Kingma and Ba 2015).</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Decay of the running mean of the gradient.</param>
        /// <param name="beta2">Decay of the running mean of the squared gradient.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Decay of the weights.</param>
        /// <param name="amsgrad">Whether the denominator never shrinks (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to go up the gradient.</param>
        /// <exception cref="ArgumentException">An option is out of range.</exception>
        public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new([new ParamGroup(parameters)], Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize));

        /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize));

        /// <summary>AdamW (Loshchilov and Hutter 2019). The defaults are PyTorch's, but for weight decay, which is TorchSharp's 0.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Decay of the running mean of the gradient.</param>
        /// <param name="beta2">Decay of the running mean of the squared gradient.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Decay of the weights.</param>
        /// <param name="amsgrad">Whether the denominator never shrinks (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to go up the gradient.</param>
        /// <exception cref="ArgumentException">An option is out of range.</exception>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new([new ParamGroup(parameters)], Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize));

        /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize));

        /// <summary>Gradient descent.</summary>
        /// <param name="parameters">What is learned.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">Share of the velocity that stays.</param>
        /// <param name="dampening">Share of the gradient that does not go into the velocity.</param>
        /// <param name="weight_decay">Decay of the weights, added to the gradient.</param>
        /// <param name="nesterov">Whether to look ahead.</param>
        /// <param name="maximize">Whether to go up the gradient.</param>
        /// <exception cref="ArgumentException">An option is out of range.</exception>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            SGD([new SGD.ParamGroup(parameters, new SGD.Options())], learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, new SGD.Options { LearningRate = learningRate, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize });

        private static AdamBase.Options Options(double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize) => new()
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
    }
}
