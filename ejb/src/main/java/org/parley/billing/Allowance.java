package org.parley.billing;

import java.util.EnumMap;
import java.util.Map;

/** What somebody may by their plan. */
public record Allowance(Plan plan, Map<Entitlement, Integer> amounts) {
    private static final int KBPS_AT_720 = 2000;
    /** What everybody may where nothing was decided. */
    public static final Allowance USUAL = usual(Plan.FREE);

    public Allowance {
        amounts = Map.copyOf(amounts);
    }

    static Allowance usual(Plan plan) {
        var amounts = new EnumMap<Entitlement, Integer>(Entitlement.class);
        for (var one : Entitlement.values()) amounts.put(one, one.usual(plan));
        return new Allowance(plan, amounts);
    }

    public int of(Entitlement entitlement) {
        return amounts.get(entitlement);
    }

    public boolean has(Entitlement entitlement) {
        return of(entitlement) > 0;
    }

    /** Kilobits a second of a camera's picture: {@value #KBPS_AT_720} at 720 lines, and as the number of its points. */
    public int kbps() {
        long lines = of(Entitlement.PICTURE);
        return (int) Math.max(100, KBPS_AT_720 * lines * lines / (720L * 720));
    }
}
