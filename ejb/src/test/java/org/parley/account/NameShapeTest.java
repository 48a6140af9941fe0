package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A4 names that imitate others")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NameShapeTest {
    private static String shape(String name) {
        return NameShape.of(new ScreenName(name));
    }

    @ParameterizedTest @CsvSource({"Alice,AIice", "Alice,A1ice", "arnold,amold", "scope,\u0455\u0441\u043e\u0440\u0435", "Bob,B0b", "paypal,p\u0430yp\u0430l", "anna,\u0430nn\u0430"})
    void have_the_shape_of_whom_they_imitate(String name, String imitation) {
        assertThat(shape(imitation)).isEqualTo(shape(name));
    }

    @ParameterizedTest @CsvSource({"Anna,Hanna", "Alice,Alina", "tom,tim", "J\u00f6rg,Jorg", "M\u00fcller,Muller"})
    void others_do_not(String name, String other) {
        assertThat(shape(other)).isNotEqualTo(shape(name));
    }

    @ParameterizedTest @ValueSource(strings = {"p\u0430ypal", "\u0391lice", "anna\u0430"})
    void mixed_scripts_deceive(String name) {
        assertThat(NameShape.deceives(new ScreenName(name))).isTrue();
    }

    @ParameterizedTest @ValueSource(strings = {"Anna", "J\u00f6rg-7", "\u0410\u043d\u043d\u0430", "\u6771\u4eac", "\u6771\u4eacTaro", "\u05d3\u05e0\u05d4", "\u0645\u0631\u064a\u0645", "\u039d\u03af\u03ba\u03bf\u03c2"})
    void names_of_one_script_do_not(String name) {
        assertThat(NameShape.deceives(new ScreenName(name))).isFalse();
    }
}
