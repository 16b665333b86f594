r"""Objectives whose derivatives of every order estimate those of the expected return.

The *magic box* of a sum of log-probabilities is 1, with its derivative in it:
``box(x) = exp(x - stop(x))``.  With w_t the log-probability of the joint action of step t,

    DiCE:         sum_t d^t box(w_0 + ... + w_t) r_t + sum_t d^t (1 - box(w_t)) b_t,
    loaded DiCE:  sum_t d^t [box(c_t) - box(c_t - w_t)] (G_t - b_t),   c_t = sum_k k^(t-k) w_k.

G_t is the return from step t on, b_t a guess of it from the state alone.  At credit k = 1 both have
the same derivatives apart from b (sum by parts: d^t G_t - d^(t+1) G_(t+1) = d^t r_t).  The guess
leaves every derivative unbiased; in DiCE it reduces the variance of the first one only, in loaded
DiCE of all.  A credit below 1 forgets old actions: less variance, but biased from the second
derivative on.

Source: J. Foerster et al., "DiCE: the infinitely differentiable Monte Carlo estimator" (2018);
G. Farquhar, S. Whiteson, J. Foerster, "Loaded DiCE" (2019).
"""

from __future__ import annotations

import torch

__all__ = ["dice", "loaded_dice", "magic_box"]


def magic_box(x: torch.Tensor) -> torch.Tensor:
    """1, with the derivatives of exp at x = 0.

    Examples
    --------
    >>> x = torch.tensor(5.0, requires_grad=True)
    >>> (3 * magic_box(x)).item(), torch.autograd.grad(3 * magic_box(x), x)[0].item()
    (3.0, 3.0)
    """
    return torch.exp(x - x.detach())


def dice(
    log_probabilities: torch.Tensor,
    rewards: torch.Tensor,
    discount: float,
    guesses: torch.Tensor | None = None,
) -> torch.Tensor:
    """The DiCE objective, averaged over the games.

    Parameters
    ----------
    log_probabilities : tensor, shape (time, batch)
        Of the joint action of each step, differentiable.
    rewards : tensor, shape (time, batch)
    discount : float
        In [0, 1).
    guesses : tensor, shape (time, batch), optional
        Returns from each step on as they were expected; independent of the games, or there is a
        bias.

    Returns
    -------
    tensor, shape ()
        Its value is the mean discounted return.

    Examples
    --------
    >>> w = torch.zeros(2, 1, requires_grad=True)
    >>> found = dice(w, torch.tensor([[1.0], [4.0]]), 0.5)
    >>> found.item(), torch.autograd.grad(found, w)[0].flatten().tolist()
    (3.0, [3.0, 2.0])
    """
    weights = _powers(discount, rewards)
    terms = magic_box(log_probabilities.cumsum(0)) * rewards
    if guesses is not None:
        terms = terms + (1 - magic_box(log_probabilities)) * guesses
    return (weights * terms).sum(0).mean()


def loaded_dice(
    log_probabilities: torch.Tensor,
    returns: torch.Tensor,
    discount: float,
    guesses: torch.Tensor | None = None,
    credit: float = 1.0,
) -> torch.Tensor:
    """The loaded DiCE objective, averaged over the games.

    Parameters
    ----------
    log_probabilities : tensor, shape (time, batch)
    returns : tensor, shape (time, batch)
        Discounted rewards from each step on.
    discount : float
    guesses : tensor, shape (time, batch), optional
    credit : float
        In [0, 1].

    Returns
    -------
    tensor, shape ()
        Its value is 0; its derivatives are the estimates.

    Examples
    --------
    >>> w = torch.zeros(2, 1, requires_grad=True)
    >>> found = loaded_dice(w, torch.tensor([[3.0], [4.0]]), 0.5)
    >>> found.item(), torch.autograd.grad(found, w)[0].flatten().tolist()
    (0.0, [3.0, 2.0])
    """
    if credit < 1:
        age = torch.arange(len(returns)).unsqueeze(1) - torch.arange(len(returns))
        kept = torch.where(age >= 0, credit ** age.clamp(min=0).to(returns.dtype), 0.0)
        sums = kept @ log_probabilities
    else:
        sums = log_probabilities.cumsum(0)
    gains = returns if guesses is None else returns - guesses
    boxes = magic_box(sums) - magic_box(sums - log_probabilities)
    return (_powers(discount, returns) * boxes * gains).sum(0).mean()


def _powers(discount: float, like: torch.Tensor) -> torch.Tensor:
    times = torch.arange(len(like), dtype=like.dtype, device=like.device)
    return torch.pow(torch.tensor(discount, dtype=like.dtype), times).unsqueeze(1)
