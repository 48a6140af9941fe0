package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A12 A13 settings of other doors")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorSettingsTest {
    private static final Map<String, String> DOOR = Map.of("parley.doors.acme.client-id", "parley", "parley.doors.acme.discovery", "https://acme.example", "parley.doors.acme.secret", "hush");

    private static DoorSettings settings(String source) {
        var settings = new DoorSettings();
        settings.doors = Optional.of("acme");
        settings.config = stub(Config.class, Map.of("getOptionalValue", key -> Optional.ofNullable(DOOR.get(key)),
            "getConfigValue", key -> stub(ConfigValue.class, Map.of("getValue", none -> DOOR.get(key), "getSourceName", none -> source))));
        return settings;
    }

    private interface Said {
        Object by(String key);
    }

    private static <T> T stub(Class<T> kind, Map<String, Said> answers) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (stub, method, words) -> answers.get(method.getName()).by(words == null ? "" : words[0].toString())));
    }

    @ParameterizedTest @ValueSource(strings = {"EnvConfigSource", "SysPropConfigSource"}) void a_secret_comes_from_outside(String source) {
        assertThat(settings(source).doors().getFirst().client().secret()).contains("hush");
    }

    @Test void a_secret_in_a_file_is_refused_and_its_setting_named() {
        assertThatThrownBy(() -> settings("PropertiesConfigSource[source=META-INF/microprofile-config.properties]").doors())
            .hasMessageContaining("parley.doors.acme.secret").hasMessageContaining("microprofile-config.properties").hasMessageContaining("PARLEY_DOORS_ACME_SECRET").hasMessageNotContaining("hush");
    }
}
