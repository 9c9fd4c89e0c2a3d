"""The smoother and its band on data whose answer is known."""

import numpy as np
import pytest

from analytics.distance_curve import distance_curve
from analytics.resampling import cluster_counts, interval


def alone(size):
    """Give every unit a cluster of its own."""
    return np.arange(size).astype(str)


def spread(size, seed=1):
    return np.sort(np.random.default_rng(seed).uniform(10, 600, size))


def wave(distance):
    return 8 * np.cos(distance / 90) - 3


def test_a_straight_line_comes_back_as_a_straight_line_with_no_band_around_it():
    distance = spread(300)
    curve = distance_curve(distance, 4 - 0.03 * distance, alone(300))

    assert curve.mean == pytest.approx(4 - 0.03 * curve.at, abs=1e-5)
    assert curve.high - curve.low == pytest.approx(np.zeros(curve.at.size), abs=1e-5)


def test_a_noisy_straight_line_is_smoothed_to_nearly_one():
    distance = spread(1500)
    noise = np.random.default_rng(2).normal(0, 5, 1500)
    curve = distance_curve(distance, 4 - 0.03 * distance + noise, alone(1500))
    # An independent answer: ordinary least squares.
    slope, start = np.polyfit(distance, 4 - 0.03 * distance + noise, 1)

    assert curve.freedom < 4
    assert curve.mean == pytest.approx(start + slope * curve.at, abs=1.2)


def test_a_known_curve_is_found_in_noise():
    distance = spread(1500)
    curve = distance_curve(
        distance, wave(distance) + np.random.default_rng(3).normal(0, 4, 1500), alone(1500)
    )

    inner = (curve.at > 30) & (curve.at < 580)
    assert np.abs(curve.mean - wave(curve.at))[inner].max() < 1.5


def test_the_band_covers_a_known_curve_about_as_often_as_it_says():
    covered = []
    for seed in range(40):
        distance = spread(400, seed)
        values = wave(distance) + np.random.default_rng(1000 + seed).normal(0, 5, 400)
        curve = distance_curve(distance, values, alone(400), draws=200, seed=seed)
        inner = (curve.at > 30) & (curve.at < 580)
        truth = wave(curve.at)
        covered.append(((curve.low <= truth) & (truth <= curve.high))[inner].mean())

    # 95% by design; smoothing rounds the tops off, so a few points less are expected.
    assert 0.88 <= np.mean(covered) <= 0.98


def test_the_band_also_covers_where_the_units_of_a_cluster_share_their_noise():
    covered, plain = [], []
    for seed in range(30):
        generator = np.random.default_rng(seed)
        member = np.repeat(np.arange(80), 6)
        distance = np.clip(generator.uniform(30, 580, 80)[member] + generator.uniform(-30, 30, 480), 0, 610)
        values = -5 + generator.normal(0, 4, 80)[member] + generator.normal(0, 2, 480)
        for clusters, found in ((member.astype(str), covered), (alone(480), plain)):
            curve = distance_curve(distance, values, clusters, draws=200, seed=seed)
            inner = (curve.at > 60) & (curve.at < 550)
            found.append(((curve.low <= -5) & (curve.high >= -5))[inner].mean())

    assert np.mean(covered) > 0.86
    # Drawing single units would promise far too much here.
    assert np.mean(plain) < np.mean(covered) - 0.15


def test_weights_draw_the_curve_to_those_who_weigh_more():
    distance = np.repeat(spread(100), 2)
    values = np.tile([8.0, 0.0], 100)
    curve = distance_curve(distance, values, alone(200), weights=np.tile([3.0, 1.0], 100))

    # Three parts of 8 and one of 0.
    assert curve.mean == pytest.approx(np.full(curve.at.size, 6.0), abs=1e-4)


def test_everybody_gets_the_same_band():
    distance = spread(120)
    values = np.random.default_rng(5).normal(0, 3, 120)
    first, second = (distance_curve(distance, values, alone(120)) for _ in range(2))

    assert first.low.tolist() == second.low.tolist()


@pytest.mark.parametrize(
    ("distance", "clusters"),
    [
        (spread(39), alone(39)),
        (spread(60), np.repeat(["a", "b", "c"], 20)),
        (np.full(60, 100.0), alone(60)),
    ],
    ids=["few units", "few clusters", "one distance"],
)
def test_too_little_gives_no_curve(distance, clusters):
    assert distance_curve(distance, np.ones(distance.size), clusters) is None


def test_a_cluster_is_drawn_as_a_whole_and_as_many_as_there_are():
    clusters = np.array(["a", "b", "a", "c"])
    times = cluster_counts(clusters, draws=50)

    assert (times[:, 0] == times[:, 2]).all()
    assert (times[:, [0, 1, 3]].sum(axis=1) == 3).all()


def test_the_interval_holds_the_middle_95_of_100():
    low, high = interval(np.arange(1001.0)[:, None])

    assert (low.item(), high.item()) == pytest.approx((25, 975))
